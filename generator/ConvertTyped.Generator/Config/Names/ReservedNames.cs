namespace ConvertTyped.Generator.Config.Names;

/// <summary>The names that a generated member cannot have, because the containing type or one of its other members has the name.</summary>
internal static class ReservedNames
{
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    private static readonly Dictionary<EntityKind, string[]> OfKind = new()
    {
        [EntityKind.Experience] = ["Experiences", "ExperienceKeys"],
        [EntityKind.Feature] = ["Features", "FeatureKeys"],
        [EntityKind.Goal] = ["Goals", "VisitorGoals", "GoalKeys"],
        [EntityKind.Segment] = ["Segments", "SegmentKeys"],
        [EntityKind.Audience] = ["AudienceKeys"],
        [EntityKind.Location] = ["LocationKeys"],
    };

    private static readonly HashSet<string> OfRecords = new(StringComparer.Ordinal) { "Clone", "EqualityContract", "PrintMembers" };

    private static readonly HashSet<string> OfAttributes = new(StringComparer.Ordinal)
    {
        "Count", "IsSet", "Item", "Keys", "TryRead", "TryReadTyped", "TypedKeys",
    };

    /// <summary>Whether entities of a kind cannot have the name. An entity has the same name in the accessors and in the key constants.</summary>
    public static bool ForEntity(EntityKind kind, string name) => Inherited.Contains(name) || OfKind[kind].Contains(name);

    public static bool ForVariable(string featureStem, string name) =>
        Inherited.Contains(name) || name is "IsEnabled" or "Status" or "Result" || name == TypeNames.Feature(featureStem);

    public static bool ForVariation(string experienceStem, string name) =>
        Inherited.Contains(name) || name is "None" or "Unrecognized" or "CompareTo" or "GetTypeCode" or "HasFlag"
        || name == TypeNames.Variation(experienceStem);

    public static bool ForAttribute(string typeName, string name) =>
        Inherited.Contains(name) || OfRecords.Contains(name) || OfAttributes.Contains(name) || name == typeName;

    public static bool ForJsonMember(string typeName, string name) =>
        Inherited.Contains(name) || OfRecords.Contains(name) || name == "Read" || name == typeName;
}
