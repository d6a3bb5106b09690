using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using ConvertTyped.Tests.Diagnostics;

namespace ConvertTyped.Tests.Tracking;

public class AccountingTests
{
    private const int Threads = 16;

    /// <summary>A time-out that only a deadlock exceeds.</summary>
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromMinutes(5);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Fact]
    public Task Each_of_200_000_conversions_is_accounted_for_despite_random_failures() =>
        AccountAsync(perThread: 12_500, capacity: 20_000, seed: 20261120);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Each_of_10_000_conversions_is_accounted_for_despite_random_failures(int seed) => AccountAsync(perThread: 625, capacity: 1_000, seed);

    private static async Task AccountAsync(int perThread, int capacity, int seed)
    {
        using var endpoint = new UnreliableEndpoint(seed);
        using var measured = new Measurements();
        var core = new ConvertCore(new()
        {
            Config = Shop.Config,
            Environment = "live",
            BatchSize = 200,
            MaxQueuedEvents = capacity,
            FlushTimeout = TimeSpan.FromMinutes(1),
            HttpMessageHandler = endpoint,
            MeterFactory = measured,
            Transport = new() { MaxRetries = 2, RetryDelay = TimeSpan.FromTicks(1) },
        }).Initialize();
        long refused = 0;
        var mostQueued = 0;
        core.On(LifecycleEvent.ApiQueueReleased, (payload, _) =>
        {
            Interlocked.Add(ref refused, payload.StatusCode == 400 ? payload.EventCount : 0);
            mostQueued = Math.Max(mostQueued, core.Parts.Events.Count);
        });

        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() => Track(core, thread, perThread))).ToList();
        threads.ForEach(thread => thread.Start());
        Assert.All(threads, thread => Assert.True(thread.Join(WaitTimeout), "A thread hangs."));
        for (var flush = await core.FlushAsync(); flush.Delivered > 0;)
            flush = await core.FlushAsync();
        core.Dispose();
        var closing = await core.FlushAsync();

        // If the queue is full, an event that is about to be dropped is briefly included in the count.
        Assert.True(mostQueued < capacity + Threads, $"{mostQueued} events were queued, but the queue holds at most {capacity}.");
        Assert.Equal(endpoint.Delivered.Count, endpoint.Delivered.Distinct().Count());
        Assert.Equal(Threads * perThread, endpoint.Delivered.Count + closing.Remaining + refused + measured.All.Count(value => value == "convert.events.dropped=1 reason=overflow"));
        Assert.NotEmpty(endpoint.Delivered);
        AssertInOrder(endpoint.Delivered);
    }

    [Fact]
    public void Queueing_an_event_allocates_at_most_128_bytes()
    {
        using var core = new ConvertCore(new() { Config = Shop.Config, BatchSize = 1_000_000, MaxQueuedEvents = 1_000_000 }).Initialize();
        var context = core.CreateContext("v1");
        context.RunExperience(Shop.Checkout, enableTracking: false);
        var variation = Shop.Config.Snapshot.Experiences[0].Variations[0];
        var tracked = new ConvertTyped.Tracking.TrackedEvent(Shop.Config.Snapshot, "v1", ConvertTyped.Evaluation.VisitorState.Empty, variation);
        const int events = 100_000;
        core.Parts.Events.Enqueue(tracked);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < events; i++)
            core.Parts.Events.Enqueue(tracked);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / events, 0, 128);
    }

    private static void Track(ConvertCore core, int thread, int events)
    {
        var context = core.CreateContext($"visitor-{thread}");
        for (var i = 0; i < events; i++)
        {
            var data = new Dictionary<string, object?> { ["transactionId"] = string.Create(CultureInfo.InvariantCulture, $"{thread}:{i}") };
            context.TrackConversion(Shop.Purchase, null, data, forceMultiple: true);
            if (i % (events / 3) == 1)
                core.Flush();
        }
    }

    private static void AssertInOrder(IEnumerable<string> delivered)
    {
        var latest = new int[Threads];
        Array.Fill(latest, -1);
        foreach (var parts in delivered.Select(id => id.Split(':')))
        {
            var (thread, number) = (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
            Assert.True(number > latest[thread], $"Event {number} of visitor-{thread} was delivered after event {latest[thread]}.");
            latest[thread] = number;
        }
    }

    /// <summary>Randomly accepts a request, rejects it or fails, and records the transaction ids of the accepted events.</summary>
    private sealed class UnreliableEndpoint(int seed) : HttpMessageHandler
    {
        private readonly Random _random = new(seed);

        internal ConcurrentQueue<string> Delivered { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            switch (_random.Next(10))
            {
                case 0:
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                case 1:
                    return new(HttpStatusCode.BadRequest);
                case 2 or 3 or 4:
                    return new(HttpStatusCode.ServiceUnavailable);
                default:
                    Accept(JsonElement.Parse(body));
                    return new(HttpStatusCode.OK);
            }
        }

        private void Accept(JsonElement payload)
        {
            foreach (var visitor in payload.GetProperty("visitors").EnumerateArray())
            {
                foreach (var tracked in visitor.GetProperty("events").EnumerateArray())
                    Delivered.Enqueue(tracked.GetProperty("data").GetProperty("goalData")[0].GetProperty("value").GetString()!);
            }
        }
    }
}
