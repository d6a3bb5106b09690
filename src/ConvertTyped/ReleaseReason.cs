namespace ConvertTyped;

/// <summary>Why a release happened.</summary>
public enum ReleaseReason
{
    /// <summary>A flush was called.</summary>
    Explicit,

    /// <summary>The queue reached its batch size.</summary>
    BatchSize,

    /// <summary>The flush interval elapsed.</summary>
    Timer,

    /// <summary>The core was disposed with <see cref="ConvertOptions.FlushOnDispose"/>.</summary>
    AtExit,
}
