using System.Diagnostics.Metrics;
using ConvertTyped.Tests.Semantics;
using ConvertTyped.Tests.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tests.Diagnostics;

/// <summary>Tests that a disabled logger and a meter without listeners allocate nothing, and that a core uses its clock and timers only when necessary.</summary>
[Collection(Activities.CollectionName)]
public class CostTests
{
    private static readonly Dictionary<string, Action<ConvertContext>> Calls = new()
    {
        ["a decision"] = context => context.RunExperience(Shop.Checkout),
        ["a new decision"] = context => context.RunExperience(Shop.Checkout, enableTracking: false, enableStorage: false),
        ["a feature"] = context => context.RunFeature("checkout-banner"),
        ["an unknown experience"] = context => context.RunExperience("made-up"),
        ["a repeated conversion"] = context => context.TrackConversion(Shop.Purchase),
        ["an unknown goal"] = context => context.TrackConversion("made-up"),
        ["a segment"] = context => context.RunCustomSegments("us-visitors"),
        ["a diagnosis"] = context => context.DiagnoseFeature("made-up"),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_disabled_logger_and_a_meter_without_listeners_allocate_nothing(string call)
    {
        using var meters = new UnreadMeters();
        using var bare = new ConvertCore(new() { Config = Shop.Config, Environment = "live" }).Initialize();
        using var equipped = new ConvertCore(new()
        {
            Config = Shop.Config, Environment = "live", LoggerFactory = new LoggerThatIsOff(), MeterFactory = meters,
        }).Initialize();
        var (without, with) = (bare.CreateContext("v1"), equipped.CreateContext("v1"));
        Assert.Equal(Allocations.Of(() => Calls[call](without)), Allocations.Of(() => Calls[call](with)));
    }

    [Fact]
    public void After_initialization_a_core_without_flush_and_refresh_intervals_uses_no_clock_or_timer_and_sends_nothing()
    {
        var clock = new WatchedClock();
        using var core = new ConvertCore(new()
        {
            Config = Shop.Config, Environment = "live", BatchSize = 1_000, TimeProvider = clock, HttpMessageHandler = clock.Handler,
        }).Initialize();
        var askedToInitialize = clock.Asked;
        var context = core.CreateContext("v1");
        Assert.NotEmpty(context.RunExperiences());
        Assert.NotEmpty(context.RunFeatures());
        Assert.True(context.TrackConversion(Shop.Purchase).Tracked);
        Assert.True(context.DiagnoseGoal(Shop.Purchase).Resolved);
        Assert.Equal(askedToInitialize, clock.Asked);
    }

    [Fact]
    public void The_first_queued_event_creates_a_timer_with_the_given_time_provider()
    {
        var clock = new WatchedClock();
        using var core = new ConvertCore(new()
        {
            Config = Shop.Config, TimeProvider = clock, HttpMessageHandler = clock.Handler, AutoFlushInterval = TimeSpan.FromDays(1),
        }).Initialize();
        var askedToInitialize = clock.Asked;
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(askedToInitialize + 1, clock.Asked);
    }

    private sealed class WatchedClock : TimeProvider
    {
        private int _asked;

        internal WatchedClock() => Handler = new Watch(this);

        internal int Asked => Volatile.Read(ref _asked);

        internal HttpMessageHandler Handler { get; }

        public override DateTimeOffset GetUtcNow() => Ask(base.GetUtcNow());

        public override long GetTimestamp() => Ask(base.GetTimestamp());

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Ask(base.CreateTimer(callback, state, dueTime, period));

        private T Ask<T>(T answer)
        {
            Interlocked.Increment(ref _asked);
            return answer;
        }

        private sealed class Watch(WatchedClock clock) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                Task.FromResult(clock.Ask(new HttpResponseMessage()));
        }
    }

    private sealed class UnreadMeters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            _meters.Add(new("unread"));
            return _meters[^1];
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }

    private sealed class LoggerThatIsOff : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => false;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The logger is disabled.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
