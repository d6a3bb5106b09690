namespace ConvertTyped.Analyzers.CSharp;

/// <summary>The kind of key, name or data that a parameter takes.</summary>
internal enum ParameterRole
{
    None,
    ExperienceKey,
    FeatureKey,
    GoalKey,
    SegmentKey,
    FeatureVariable,
    VisitorAttributes,
    LocationAttributes,
    ConversionData,
    FlagName,
}

internal static class EntityKindRole
{
    public static ParameterRole AsRole(this EntityKind kind) => kind switch
    {
        EntityKind.Experience => ParameterRole.ExperienceKey,
        EntityKind.Feature => ParameterRole.FeatureKey,
        EntityKind.Goal => ParameterRole.GoalKey,
        EntityKind.Segment => ParameterRole.SegmentKey,
        _ => ParameterRole.None,
    };
}
