using System.Collections.Concurrent;

namespace ConvertTyped.Tests.Evaluation;

public class ConcurrencyTests
{
    private const string Experiences = """
        {"id":"a","variations":[{"id":"1","traffic_allocation":40},{"id":"2","traffic_allocation":40}]},
        {"id":"b","version":12,"audiences":["de"],"variations":[{"id":"3","traffic_allocation":30},{"id":"4","traffic_allocation":70}]}
        """;

    private static ConfigText Config => new()
    {
        Experiences = Experiences,
        Audiences = ConfigText.Ruled("de", ConfigText.When("country", "equals", "\"DE\"")),
    };

    [Fact]
    public void A_hundred_threads_get_the_same_decisions_from_a_core_as_a_single_thread()
    {
        using var alone = Config.Start();
        using var shared = Config.Start();
        var expected = Enumerable.Range(0, 500).Select(visitor => Decide(alone, visitor)).ToArray();
        var differences = new ConcurrentQueue<int>();
        RunTogether(100, thread =>
        {
            for (var i = 0; i < expected.Length; i++)
            {
                var visitor = (i + thread * 7) % expected.Length;
                if (Decide(shared, visitor) != expected[visitor])
                    differences.Enqueue(visitor);
            }
        });
        Assert.Empty(differences);
    }

    [Fact]
    public void Concurrent_decisions_for_one_visitor_are_reported_once()
    {
        for (var round = 0; round < 50; round++)
        {
            var reported = 0;
            using var core = Config.Start();
            using var subscription = core.On(LifecycleEvent.Bucketing, (_, _) => Interlocked.Increment(ref reported));
            var results = new ConcurrentQueue<string?>();
            RunTogether(16, _ => results.Enqueue(core.CreateContext("visitor-7").RunExperience("b", new Dictionary<string, object?> { ["country"] = "DE" })?.VariationId));
            Assert.Single(results.Distinct());
            Assert.NotNull(results.First());
            Assert.Equal(1, reported);
        }
    }

    [Fact]
    public void Two_cores_in_one_process_do_not_affect_each_other()
    {
        using var first = new ConfigText { Experiences = ConfigText.Experience("e") }.Start();
        using var second = new ConfigText { Experiences = """{"id":"e-id","key":"e","variations":[{"id":"other","key":"other"}]}""" }.Start();
        var heard = 0;
        using var subscription = second.On(LifecycleEvent.Bucketing, (_, _) => heard++);
        first.CreateContext("v").SetAttributes(new Dictionary<string, object?> { ["country"] = "DE" });
        Assert.Equal("e-on", first.CreateContext("v").RunExperience("e")!.VariationId);
        Assert.Equal(0, heard);
        Assert.Equal("other", second.CreateContext("v").RunExperience("e")!.VariationId);
        Assert.Empty(second.CreateContext("v").VisitorAttributes);
        Assert.Equal("e-on", first.CreateContext("v").RunExperience("e")!.VariationId);
    }

    [Fact]
    public void Attributes_that_are_set_concurrently_are_all_stored()
    {
        using var core = Config.Start();
        var context = core.CreateContext("v");
        RunTogether(16, thread =>
        {
            for (var i = 0; i < 50; i++)
                context.SetAttributes(new Dictionary<string, object?> { [$"{thread}-{i}"] = i });
        });
        Assert.Equal(800, context.VisitorAttributes.Count);
        Assert.Equal(800, core.CreateContext("v").VisitorAttributes.Count);
    }

    private static (string?, string?) Decide(ConvertCore core, int visitor)
    {
        var country = visitor % 3 == 0 ? "US" : "DE";
        var context = core.CreateContext($"visitor-{visitor}", new Dictionary<string, object?> { ["country"] = country });
        return (context.RunExperience("a")?.VariationId, context.RunExperience("b")?.VariationId);
    }

    private static void RunTogether(int count, Action<int> action)
    {
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            action(index);
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
    }
}
