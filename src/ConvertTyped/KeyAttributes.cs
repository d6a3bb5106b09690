namespace ConvertTyped;

/// <summary>Marks a parameter that takes the key of an experience, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExperienceKeyAttribute : Attribute;

/// <summary>Marks a parameter that takes the key of a feature, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FeatureKeyAttribute : Attribute;

/// <summary>Marks a parameter that takes the key of a goal, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GoalKeyAttribute : Attribute;

/// <summary>Marks a parameter that takes the key of a segment, or several, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SegmentKeyAttribute : Attribute;

/// <summary>Marks a parameter that takes the name of a feature's variable, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FeatureVariableAttribute : Attribute;
