using System.Globalization;

namespace ConvertTyped.Soak;

/// <summary>Simulates visitors of the shop on several threads, with refreshes and deliveries in between.</summary>
internal sealed class Load : IAsyncDisposable
{
    private const int DecisionsPerVisitor = 5;

    /// <summary>The number of visitors between two flushes. Their events fit in the queue even if nothing is delivered, so no event is lost.</summary>
    private const int VisitorsAtOnce = 10_000;
    private readonly Endpoints _endpoints = new();
    private readonly ConvertCore _core;
    private long _visitors;
    private long _decisions;
    private long _bucketings;
    private long _conversions;
    private long _updates;

    private Load()
    {
        _core = new ConvertCore(new()
        {
            SdkKey = "soak",
            Environment = "live",
            BatchSize = 1000,
            HttpMessageHandler = _endpoints,
        });
        _core.On(LifecycleEvent.Bucketing, (_, _) => Interlocked.Increment(ref _bucketings));
        _core.On(LifecycleEvent.ConfigUpdated, (_, _) => Interlocked.Increment(ref _updates));
    }

    internal string Counts => string.Create(CultureInfo.InvariantCulture,
        $"{_decisions:N0} decisions, {_bucketings:N0} new, {_conversions:N0} conversions, {_updates} configs, {_endpoints.Delivered:N0} delivered");

    internal static async Task<Load> StartAsync()
    {
        var load = new Load();
        await load._core.InitializeAsync();
        return load;
    }

    internal async Task RunAsync(int visitors)
    {
        for (var left = visitors; left > 0; left -= VisitorsAtOnce)
        {
            Parallel.For(0, Math.Min(left, VisitorsAtOnce), _ => Visit(Interlocked.Increment(ref _visitors)));
            while ((await _core.FlushAsync()).Remaining > 0)
            {
            }
        }

        _endpoints.ServeAnotherConfig();
        await _core.RefreshAsync();
    }

    internal IEnumerable<string> Problems()
    {
        if (_endpoints.Delivered != _bucketings + _conversions)
            yield return $"{_bucketings} bucketing events and {_conversions} conversions were tracked, but {_endpoints.Delivered} events were delivered.";
        if (_updates < 2)
            yield return "The config was never refreshed.";
    }

    public ValueTask DisposeAsync() => _core.DisposeAsync();

    private void Visit(long number)
    {
        var context = _core.CreateContext(
            string.Create(CultureInfo.InvariantCulture, $"visitor-{number}"),
            new Dictionary<string, object?> { ["country"] = "DE", ["plan"] = "pro", ["age"] = number % 80 },
            new Dictionary<string, object?> { ["url"] = "/pricing" });
        context.RunFeature("checkout-banner");
        context.RunFeature("pricing_plans");
        context.RunFeature("recommendations");
        context.RunExperience("checkout-experiment");
        context.RunExperience("pricing-page-test");
        Interlocked.Add(ref _decisions, DecisionsPerVisitor);
        if (number % 2 == 0 && context.TrackConversion("purchase_completed", 49.99m).Tracked)
            Interlocked.Increment(ref _conversions);
    }
}
