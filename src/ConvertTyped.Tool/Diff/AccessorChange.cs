namespace ConvertTyped.Tool.Diff;

internal enum AccessorEffect
{
    /// <summary>
    /// Code that uses the member may no longer compile, for example because each use of the obsolete member is an error. Or the code compiles, but the
    /// member now refers to another entity or variation.
    /// </summary>
    Breaks,

    /// <summary>Code that uses the member compiles with a warning, because the member is obsolete.</summary>
    Warns,
    New,
}

/// <summary>The effect of a config change on a generated member.</summary>
/// <param name="Accessor">The accessor as written in code, such as <c>context.Experiences.CheckoutExperiment</c>.</param>
/// <param name="Reason">The reason, and what to use instead if the member was renamed; for a new member, its type.</param>
internal sealed record AccessorChange(AccessorEffect Effect, string Accessor, string Reason);
