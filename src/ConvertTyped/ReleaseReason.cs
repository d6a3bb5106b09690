namespace ConvertTyped;

/// <summary>Why a core started to send events to Convert or to write visitors' states to the data store.</summary>
public enum ReleaseReason
{
    /// <summary>A method that sends events or writes states, such as <see cref="ConvertCore.FlushAsync"/>, was called.</summary>
    Explicit,

    /// <summary>The queue of events reached the batch size, or changed states were written in the background.</summary>
    BatchSize,

    /// <summary>The flush interval elapsed, or the core started to deliver events that were already in the outbox.</summary>
    Timer,

    /// <summary>
    /// The core was closed, or its host is stopping. Closing a core releases events only if <see cref="ConvertOptions.FlushOnDispose"/> is set.
    /// </summary>
    AtExit,
}
