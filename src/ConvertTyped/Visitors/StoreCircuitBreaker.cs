namespace ConvertTyped.Visitors;

/// <summary>
/// Records whether the application's data store is down, so that no caller waits for it. After a failure, <see cref="TryEnter"/> allows
/// no calls for <see cref="ProbeInterval"/>. Then, it allows one call at a time, which checks whether the store works again.
/// </summary>
internal sealed class StoreCircuitBreaker(TimeProvider time)
{
    internal static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private bool _isOpen;
    private bool _isProbing;
    private long _failedAt;

    /// <summary>Whether the store may be called. If so, <see cref="Succeeded"/> or <see cref="Failed"/> must be called afterwards.</summary>
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
