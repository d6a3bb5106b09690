using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>
/// Releases events at most <paramref name="interval"/> after they arrive. The timer is created for the first event, and is started only when events wait.
/// </summary>
internal sealed class ReleaseTimer(TimeSpan interval, TimeProvider time, Action release) : IDisposable
{
    private readonly object _lock = new();
    private ITimer? _timer;
    private bool _isDisposed;
    private int _isArmed;

    /// <summary>Must be called when an event arrives.</summary>
    internal void Arm()
    {
        if (Volatile.Read(ref _isArmed) == 1 || Interlocked.Exchange(ref _isArmed, 1) == 1)
            return;
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _timer ??= Background.Timer(time, Elapsed);
            _timer.Change(interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Must be called after a release. Remaining events wait for another interval.</summary>
    internal void Released(bool isEmpty)
    {
        if (!isEmpty)
            Arm();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }
    }

    private void Elapsed()
    {
        Volatile.Write(ref _isArmed, 0);
        release();
    }
}
