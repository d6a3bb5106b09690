namespace ConvertTyped.FakeServer;

/// <summary>Records requests in order. A test can wait for a number of requests without sleeping.</summary>
public sealed class RequestLog
{
    /// <summary>The time limit for a wait. Only a test that hangs reaches this limit.</summary>
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource<IReadOnlyList<RecordedRequest>> Reached)> _waiting = [];

    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Returns all requests as soon as at least <paramref name="count"/> requests have arrived.</summary>
    public Task<IReadOnlyList<RecordedRequest>> WaitForAsync(int count)
    {
        lock (_lock)
        {
            if (_requests.Count >= count)
                return Task.FromResult<IReadOnlyList<RecordedRequest>>([.. _requests]);
            var reached = new TaskCompletionSource<IReadOnlyList<RecordedRequest>>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(WaitTimeout);
        }
    }

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
            foreach (var (count, reached) in _waiting)
            {
                if (_requests.Count >= count)
                    reached.TrySetResult([.. _requests]);
            }
        }
    }
}
