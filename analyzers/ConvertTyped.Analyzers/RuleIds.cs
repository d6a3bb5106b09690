namespace ConvertTyped.Analyzers;

/// <summary>The ids of the analyzers' rules: on the config, then on C# and Razor. Each has a page in analyzers/rules.</summary>
internal static class RuleIds
{
    public const string SharedName = "CVT0101";
    public const string DanglingId = "CVT0102";
    public const string VariableValue = "CVT0103";
    public const string Traffic = "CVT0104";
    public const string DeadRule = "CVT0105";
    public const string MutualExclusion = "CVT0106";
    public const string Fallback = "CVT0107";

    public const string UnknownExperience = "CVT1001";
    public const string UnknownFeature = "CVT1002";
    public const string UnknownGoal = "CVT1003";
    public const string UnknownSegment = "CVT1004";
    public const string FeatureVariable = "CVT1005";
    public const string UnreadAttribute = "CVT1006";
    public const string ConversionValue = "CVT1007";
    public const string ConversionKey = "CVT1008";
    public const string TypedAccessor = "CVT1009";
    public const string UnusedEntity = "CVT1010";
    public const string ForcedVariation = "CVT1011";
    public const string UnknownVariation = "CVT1012";
}
