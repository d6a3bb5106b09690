namespace ConvertTyped.Visitors;

/// <summary>
/// Remembers that the user's store is down, so that nobody waits for it: after a failure it is left alone for a while, then one call at a time probes
/// whether it is back.
/// </summary>
internal sealed class StoreCircuit(TimeProvider time)
{
    internal static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private bool _isOpen;
    private bool _isProbing;
    private long _failedAt;

    /// <summary>Whether the store may be called. Then <see cref="Succeeded"/> or <see cref="Failed"/> must follow.</summary>
    internal bool TryEnter()
    {
        lock (_lock)
        {
            if (!_isOpen)
                return true;
            if (_isProbing || time.GetElapsedTime(_failedAt) < ProbeInterval)
                return false;
            _isProbing = true;
            return true;
        }
    }

    internal void Succeeded()
    {
        lock (_lock)
            (_isOpen, _isProbing) = (false, false);
    }

    internal void Failed()
    {
        lock (_lock)
            (_isOpen, _isProbing, _failedAt) = (true, false, time.GetTimestamp());
    }
}
