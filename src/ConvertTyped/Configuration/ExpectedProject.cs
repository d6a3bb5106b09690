namespace ConvertTyped.Configuration;

/// <summary>A project as generated code knows it. The id is null when the code knows none.</summary>
internal sealed record ExpectedProject(
    string? Id, ExpectedExperience[] Experiences, ExpectedFeature[] Features, string[] GoalKeys, string[] SegmentKeys);

/// <summary>An experience as generated code knows it.</summary>
internal sealed record ExpectedExperience(string Key, ExpectedVariation[] Variations);

/// <summary>A variation as generated code knows it. The key is null when it has none.</summary>
internal sealed record ExpectedVariation(string Id, string? Key)
{
    /// <summary>Accessors recognize a variation by its id or, failing that, by its key.</summary>
    internal bool Matches(Variation variation) => variation.Id == Id || (Key is not null && variation.Key == Key);
}

/// <summary>A feature as generated code knows it.</summary>
internal sealed record ExpectedFeature(string Key, ExpectedVariable[] Variables);

/// <summary>A variable as generated code knows it. The type is null when any type will do.</summary>
internal sealed record ExpectedVariable(string Name, string? Type);
