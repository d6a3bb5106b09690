namespace ConvertTyped.Analyzers;

/// <summary>The ids of the rules on C# code. Each has a page in analyzers/rules.</summary>
internal static class RuleIds
{
    public const string UnknownExperience = "CVT1001";
    public const string UnknownFeature = "CVT1002";
    public const string UnknownGoal = "CVT1003";
    public const string UnknownSegment = "CVT1004";
}
