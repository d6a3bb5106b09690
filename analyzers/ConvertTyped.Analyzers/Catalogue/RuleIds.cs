namespace ConvertTyped.Analyzers.Catalogue;

/// <summary>The ids of the rules. Each rule has a file in Rules, a test class and a page in analyzers/rules.</summary>
internal static class RuleIds
{
    public const string MissingConfig = "CVT0005";

    public const string SharedName = "CVT0101";
    public const string UnknownId = "CVT0102";
    public const string VariableValue = "CVT0103";
    public const string TrafficAllocation = "CVT0104";
    public const string ConstantOutcome = "CVT0105";
    public const string MutualExclusion = "CVT0106";
    public const string UnusedFallback = "CVT0107";
    public const string MissingId = "CVT0108";
    public const string DuplicateId = "CVT0109";
    public const string UnknownStatus = "CVT0110";
    public const string VariableType = "CVT0111";
    public const string UnknownChangeType = "CVT0112";

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
    public const string OverrideVariation = "CVT1011";
    public const string UnknownVariation = "CVT1012";
    public const string InertElement = "CVT1013";
    public const string LambdaReturnType = "CVT1014";
    public const string HiddenVariation = "CVT1015";
    public const string FlagAccessor = "CVT1016";
    public const string AmbiguousAccessors = "CVT1017";
    public const string Parentheses = "CVT1018";

    public const string RetiredExperience = "CVT2001";
    public const string RetiredFeature = "CVT2002";
    public const string RetiredGoal = "CVT2003";
    public const string RetiredSegment = "CVT2004";
}
