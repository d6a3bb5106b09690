namespace ConvertTyped;

/// <summary>Why a release happened.</summary>
public enum ReleaseReason
{
    /// <summary>It was asked for by a flush.</summary>
    Explicit,

    /// <summary>The queue reached its batch size.</summary>
    BatchSize,

    /// <summary>The flush interval had passed.</summary>
    Timer,

    /// <summary>The core was disposed with <see cref="ConvertOptions.FlushOnDispose"/>.</summary>
    AtExit,
}
