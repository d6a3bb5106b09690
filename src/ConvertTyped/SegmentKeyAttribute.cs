namespace ConvertTyped;

/// <summary>Marks a parameter that takes one or more keys of segments, so that the analyzers check the constants passed to it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SegmentKeyAttribute : Attribute;
