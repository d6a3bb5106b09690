namespace ConvertTyped.Analyzers.CSharp;

/// <summary>What a parameter takes that a config knows about.</summary>
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
