namespace ConvertTyped.Tool.Usages;

/// <summary>How code names an entity.</summary>
internal enum PlaceKind
{
    /// <summary><c>context.Experiences.CheckoutExperiment</c>.</summary>
    Accessor,

    /// <summary><c>ExperienceKeys.CheckoutExperiment</c>.</summary>
    Constant,

    /// <summary>A string given to a parameter that is marked as a key.</summary>
    Key,

    /// <summary>An attribute of a tag helper in Razor markup.</summary>
    Markup,

    /// <summary>A string that is a key, but not given to a parameter that is marked as one: it may mean anything.</summary>
    Text,
}

/// <summary>Where code names an entity.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record Place(PlaceKind Kind, string Project, string File, int Line, int Column)
{
    /// <summary>Who last changed the line; null unless that was asked for and is known.</summary>
    public string? Author { get; init; }
}
