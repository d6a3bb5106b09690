namespace ConvertTyped;

/// <summary>Marks a parameter that takes the key of an experience, so that the analyzers check the constants passed to it.</summary>
/// <include file="Examples.xml" path="examples/KeyParameter/*"/>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ExperienceKeyAttribute : Attribute;
