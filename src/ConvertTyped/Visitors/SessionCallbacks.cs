namespace ConvertTyped.Visitors;

/// <summary>The callbacks of a session, in a separate object because most sessions have none.</summary>
internal sealed class SessionCallbacks
{
    internal Action<Experience>? Decided { get; set; }

    internal Action? SegmentsRun { get; set; }

    internal Action<string>? FeatureRead { get; set; }

    internal Action? AttributesChanged { get; set; }
}
