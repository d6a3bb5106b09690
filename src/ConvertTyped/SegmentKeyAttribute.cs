namespace ConvertTyped;

/// <summary>Marks a parameter that takes the key of a segment, or several, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SegmentKeyAttribute : Attribute;
