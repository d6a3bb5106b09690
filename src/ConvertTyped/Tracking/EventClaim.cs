namespace ConvertTyped.Tracking;

/// <summary>
/// Decides whether this process sends an event, if several processes share a data store. The process that is the first to write the decision or the goal
/// to the store sends the event.
/// </summary>
internal sealed class EventClaim
{
    private volatile ClaimState _state = ClaimState.Open;

    internal ClaimState State => _state;

    /// <summary>Called when <see cref="State"/> is no longer <see cref="ClaimState.Open"/>. Null until an event waits for the claim.</summary>
    internal Action? Settled { get; set; }

    /// <summary>Changes the state once. Later calls do nothing. Can be called from any thread.</summary>
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

/// <summary>Which process sends the event, according to the information in this process.</summary>
internal enum ClaimState
{
    /// <summary>The data store has not responded yet.</summary>
    Open,

    /// <summary>This process was the first to write the decision or goal, so it sends the event.</summary>
    Confirmed,

    /// <summary>Another process was the first to write the decision or goal, and sends the event.</summary>
    Withdrawn,

    /// <summary>The data store did not confirm the write, so the event is sent and may be counted twice.</summary>
    Unconfirmed,
}
