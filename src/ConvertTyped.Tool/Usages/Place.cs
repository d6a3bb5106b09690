namespace ConvertTyped.Tool.Usages;

/// <summary>How code refers to an entity.</summary>
internal enum PlaceKind
{
    /// <summary>A generated accessor, such as <c>context.Experiences.CheckoutExperiment</c>.</summary>
    Accessor,

    /// <summary>A generated constant, such as <c>ExperienceKeys.CheckoutExperiment</c>.</summary>
    Constant,

    /// <summary>A string that is passed to a parameter that takes a key.</summary>
    Key,

    /// <summary>An attribute of a tag helper in Razor markup.</summary>
    Markup,

    /// <summary>A string that equals a key but is not passed to a parameter that takes one. It may have another meaning.</summary>
    Text,
}

/// <summary>A place where code refers to an entity.</summary>
/// <param name="Line">The line number, starting at 1.</param>
/// <param name="Column">The column number, starting at 1.</param>
internal sealed record Place(PlaceKind Kind, string Project, string File, int Line, int Column)
{
    /// <summary>The author of the line's last change; null if the author was not requested or is unknown.</summary>
    public string? Author { get; init; }
}
