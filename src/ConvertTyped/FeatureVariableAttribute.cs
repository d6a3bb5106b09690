namespace ConvertTyped;

/// <summary>Marks a parameter that takes the name of a feature's variable, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FeatureVariableAttribute : Attribute;
