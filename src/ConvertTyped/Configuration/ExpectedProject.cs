namespace ConvertTyped.Configuration;

/// <summary>A project as generated code expects it. The id is null if the code does not contain it.</summary>
internal sealed record ExpectedProject(
    string? Id, ExpectedExperience[] Experiences, ExpectedFeature[] Features, string[] GoalKeys, string[] SegmentKeys);

/// <summary>An experience as generated code expects it.</summary>
internal sealed record ExpectedExperience(string Key, ExpectedVariation[] Variations);

/// <summary>A variation as generated code expects it. The key is null if the variation has no key.</summary>
internal sealed record ExpectedVariation(string Id, string? Key)
{
    /// <summary>Whether accessors recognize a variation as this one: by its id or, if the id differs, by its key.</summary>
    internal bool Matches(Variation variation) => variation.Id == Id || (Key is not null && variation.Key == Key);
}

/// <summary>A feature as generated code expects it.</summary>
internal sealed record ExpectedFeature(string Key, ExpectedVariable[] Variables);

/// <summary>A variable as generated code expects it. The type is null if the code accepts any type.</summary>
internal sealed record ExpectedVariable(string Name, string? Type);
