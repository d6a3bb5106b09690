namespace ConvertTyped.Tool.Usages;

/// <summary>An entity and the places where code uses it.</summary>
/// <param name="Entity">The kind of the entity, such as <c>experience</c>.</param>
/// <param name="Retirement">Why code should no longer use the entity; null if it is not retired.</param>
/// <param name="IsKnown">False if the entity is neither in a config nor in a list of retired entities.</param>
/// <param name="IsUsed">
/// Whether code uses the entity, directly or indirectly: an experience is also used through a feature that it carries, or by a call that runs all
/// experiences, and a feature is also used by a call that runs all features.
/// </param>
/// <param name="Projects">The projects that use the entity.</param>
/// <param name="Places">The places, ordered by file and line.</param>
/// <param name="Mentions">Strings that equal the entity's key but are not passed to a parameter that takes a key.</param>
internal sealed record EntityUsages(
    string Entity, string Key, string? Retirement, bool IsKnown, bool IsUsed, IReadOnlyList<string> Projects, IReadOnlyList<Place> Places, IReadOnlyList<Place> Mentions);
