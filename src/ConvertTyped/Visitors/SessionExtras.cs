namespace ConvertTyped.Visitors;

/// <summary>Data that few sessions have: a preview, held conversions, and callbacks. A separate object keeps the other sessions small.</summary>
internal sealed class SessionExtras
{
    private PreviewedVisitor? _preview;
    private HeldVisit? _held;

    internal PreviewedVisitor? Preview => Volatile.Read(ref _preview);

    internal HeldVisit? Held
    {
        get => Volatile.Read(ref _held);
        init => _held = value;
    }

    /// <summary>Whether the visitor's held decisions were stored without consent to tracking.</summary>
    internal bool IsUntracked { get; private set; }

    /// <summary>Whether the session may currently be used; null if it may always be used.</summary>
    internal Func<bool>? UsableWhile { get; set; }

    internal Action<Experience>? Decided { get; set; }

    internal Action? SegmentsRun { get; set; }

    internal Action<string>? FeatureRead { get; set; }

    internal Action? InputsChanged { get; set; }

    /// <inheritdoc cref="PreviewedVisitor.Set"/>
    internal void SetPreview(Evaluation.Preview preview, Func<VisitorEntry> copy) => PreviewedVisitor.Set(ref _preview, preview, copy);

    /// <summary>Ends the hold and returns the held conversions; null if nothing is held, or another thread has already ended the hold.</summary>
    internal HeldVisit? TakeHeld(bool isTracked)
    {
        IsUntracked |= !isTracked;
        return Interlocked.Exchange(ref _held, null);
    }
}
