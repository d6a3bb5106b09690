namespace ConvertTyped.Tool.Diff;

internal enum AccessorEffect
{
    /// <summary>Code that uses it no longer compiles.</summary>
    Breaks,

    /// <summary>Code that uses it compiles with a warning: it is obsolete.</summary>
    Warns,
    New,
}

/// <summary>What a change of the config does to a member that code is written against.</summary>
/// <param name="Accessor">As code says it, such as <c>context.Experiences.CheckoutExperiment</c>.</param>
/// <param name="Reason">Why, and what to use instead.</param>
internal sealed record AccessorChange(AccessorEffect Effect, string Accessor, string Reason);
