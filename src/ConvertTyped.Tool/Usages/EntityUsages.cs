namespace ConvertTyped.Tool.Usages;

/// <summary>An entity and where code names it.</summary>
/// <param name="Entity">Its kind, as in <c>experience</c>.</param>
/// <param name="Retirement">Why code should no longer use it; null while it may.</param>
/// <param name="IsKnown">False when no config has it.</param>
/// <param name="IsUsed">Whether it is named, or used through another: an experience by a feature that it carries, or by running all.</param>
/// <param name="Projects">The projects that name it.</param>
/// <param name="Places">Ordered by file and line.</param>
/// <param name="Mentions">Strings that are its key but not given to a parameter marked as one.</param>
internal sealed record EntityUsages(
    string Entity, string Key, string? Retirement, bool IsKnown, bool IsUsed, IReadOnlyList<string> Projects, IReadOnlyList<Place> Places, IReadOnlyList<Place> Mentions);
