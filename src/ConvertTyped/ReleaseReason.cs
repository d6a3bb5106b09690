namespace ConvertTyped;

/// <summary>Why events were released or states were written.</summary>
public enum ReleaseReason
{
    /// <summary>A flush method was called.</summary>
    Explicit,

    /// <summary>The queue reached the batch size.</summary>
    BatchSize,

    /// <summary>The flush interval elapsed.</summary>
    Timer,

    /// <summary>The core was disposed with <see cref="ConvertOptions.FlushOnDispose"/>.</summary>
    AtExit,
}
