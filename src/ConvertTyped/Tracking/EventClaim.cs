namespace ConvertTyped.Tracking;

/// <summary>
/// Whether an event is this process's to send, where several processes share a data store: whichever process is the first to write the decision
/// or the goal to the store sends its event.
/// </summary>
internal sealed class EventClaim
{
    private volatile ClaimState _state = ClaimState.Open;

    internal ClaimState State => _state;

    /// <summary>Called when <see cref="State"/> leaves <see cref="ClaimState.Open"/>. Null until the event waits for that.</summary>
    internal Action? Settled { get; set; }

    /// <summary>Changes the state once; further calls change nothing. May be called by any thread.</summary>
    internal void Settle(ClaimState state)
    {
        lock (this)
        {
            if (_state != ClaimState.Open)
                return;
            _state = state;
        }

        Settled?.Invoke();
    }
}

/// <summary>The state of an event's claim.</summary>
internal enum ClaimState
{
    /// <summary>The data store has not answered yet.</summary>
    Open,

    /// <summary>This process was the first to write it: the event is sent.</summary>
    Confirmed,

    /// <summary>Another process was the first, and sends its own event.</summary>
    Withdrawn,

    /// <summary>The store did not answer in time: the event is sent, and may be counted twice.</summary>
    Unconfirmed,
}
