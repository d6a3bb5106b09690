namespace ConvertTyped.Tests.Visitors;

public class BrokenStoreTests
{
    private static readonly ConfigText Config = new() { Experiences = ConfigText.Experience("e") };

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"bucketing\":{\"e-id\":")]
    public void Unrecognized_content_is_ignored_with_one_warning(string content)
    {
        using var logs = new RecordedLogs();
        var store = new RecordedStore();
        foreach (var visitor in (string[])["u", "v", "w"])
            store.Set($"1001-2002-{visitor}", content);
        using var core = Config.Start(options => (options.DataStore, options.LoggerFactory) = (store, logs));
        Assert.All((string[])["u", "v", "w"], visitor => Assert.Equal("e-on", core.CreateContext(visitor).RunExperience("e")!.VariationId));
        Assert.Single(logs.Warnings);
    }

    [Theory]
    [InlineData("""{"bucketing":[],"goals":{},"attributes":[1],"segments":"x","customSegments":5}""")]
    [InlineData("""{"bucketing":{"e-id":{},"x":null,"y":[1]},"goals":[null,{}],"customSegments":[[]]}""")]
    [InlineData("""{"\ud800":1,"bucketing":{"\ud800":"\ud800"},"attributes":{"\ud800":"\ud800"}}""")]
    [InlineData("""{"unknown":true}""")]
    public void Unrecognized_parts_count_as_absent(string content)
    {
        var store = new RecordedStore();
        store.Set("1001-2002-v", content);
        using var core = Config.Start(options => options.DataStore = store);
        var context = core.CreateContext("v");
        Assert.Equal("e-on", context.RunExperience("e")!.VariationId);
        Assert.Empty(context.DefaultSegments);
    }

    [Fact]
    public async Task Exceptions_thrown_by_a_store_affect_no_decision_and_are_logged_once_per_series_of_failures()
    {
        using var logs = new RecordedLogs();
        var store = new RecordedStore
        {
            BeforeGet = _ => throw new TimeoutException("secret"),
            BeforeSet = _ => throw new TimeoutException("secret"),
        };
        await using var core = Config.Start(options => (options.DataStore, options.LoggerFactory) = (store, logs));
        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull(core.CreateContext($"v{i}").RunExperience("e"));
            await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        Assert.InRange(logs.Warnings.Count(), 1, 2);
        Assert.DoesNotContain(logs.Warnings, message => message.Contains("secret", StringComparison.Ordinal));
        (store.BeforeGet, store.BeforeSet) = (null, null);
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.Equal(20, store.Values.Count);
        core.CreateContext("known");
        store.BeforeGet = _ => throw new TimeoutException();
        core.CreateContext("x");
        core.CreateContext("y");
        Assert.InRange(logs.Warnings.Count(), 2, 3);
    }

    [Fact]
    public async Task Repeated_failures_of_writes_are_logged_once_if_reads_succeed()
    {
        using var logs = new RecordedLogs();
        var store = new RecordedStore { BeforeSet = _ => throw new InvalidOperationException() };
        await using var core = Config.Start(options => (options.DataStore, options.LoggerFactory) = (store, logs));
        for (var i = 0; i < 10; i++)
        {
            core.CreateContext($"v{i}").RunExperience("e");
            await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        }

        Assert.Single(logs.Warnings);
    }

    [Fact]
    public async Task States_that_the_store_rejects_do_not_prevent_writes_of_other_states()
    {
        var store = new RecordedStore
        {
            BeforeSet = key =>
            {
                if (key.Contains("refused", StringComparison.Ordinal))
                    throw new ArgumentException("too long");
            },
        };
        await using var core = Config.Start(options => options.DataStore = store);
        for (var i = 0; i < 10; i++)
            core.CreateContext($"refused-{i}").RunExperience("e");
        for (var i = 0; i < 10; i++)
            core.CreateContext($"accepted-{i}").RunExperience("e");
        for (var i = 0; i < 10 && store.Values.Count < 10; i++)
            await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.Equal(10, store.Values.Count);
    }

    [Fact]
    public async Task Failed_and_successful_writes_raise_DataStoreQueueReleased()
    {
        var released = new List<(DataStoreQueueReleasedPayload Payload, Exception? Error)>();
        var store = new RecordedStore { BeforeSet = _ => throw new TimeoutException() };
        await using var core = Config.Start(options => options.DataStore = store);
        using var subscription = core.On(LifecycleEvent.DataStoreQueueReleased, (payload, error) =>
        {
            lock (released)
                released.Add((payload, error));
        });
        core.CreateContext("v").RunExperience("e");
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        store.BeforeSet = null;
        // A retry that began before the store worked again may fail during the first of these two writes.
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        lock (released)
        {
            Assert.IsType<TimeoutException>(released[0].Error);
            Assert.Equal((1, null), (released[^1].Payload.VisitorCount, released[^1].Error));
        }
    }

    [Fact]
    public async Task A_store_that_blocks_does_not_block_evaluation()
    {
        using var blocked = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var store = new RecordedStore
        {
            BeforeSet = _ =>
            {
                entered.Set();
                blocked.Wait();
            },
        };
        await using var core = Config.Start(options => options.DataStore = store);
        core.CreateContext("first").RunExperience("e");
        entered.Wait(TestContext.Current.CancellationToken);
        for (var i = 0; i < 100; i++)
            Assert.NotNull(core.CreateContext($"v{i}").RunExperience("e"));
        Assert.Empty(store.Values);
        blocked.Set();
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.Equal(101, store.Values.Count);
    }

    [Fact]
    public async Task A_change_made_during_a_write_is_written_too()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        var context = core.CreateContext("v");
        context.RunExperience("e");
        store.BeforeSet = _ =>
        {
            store.BeforeSet = null;
            context.SetAttributes(new Dictionary<string, object?> { ["late"] = 1 });
        };
        context.SetSegments(new Dictionary<string, object?> { ["early"] = 1 });
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.Contains("late", store.Values["1001-2002-v"], StringComparison.Ordinal);
        Assert.Contains("early", store.Values["1001-2002-v"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_made_during_an_earlier_write_is_not_lost_when_the_store_is_read()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        var context = core.CreateContext("v");
        store.BeforeSet = _ =>
        {
            store.BeforeSet = _ => throw new TimeoutException();
            context.SetAttributes(new Dictionary<string, object?> { ["late"] = 1 });
        };
        context.SetSegments(new Dictionary<string, object?> { ["early"] = 1 });
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        Assert.True(core.CreateContext("v").VisitorAttributes.ContainsKey("late"));
    }

    [Fact]
    public async Task A_decision_made_while_the_store_is_read_is_not_lost()
    {
        var store = new RecordedStore();
        await using var core = Config.Start(options => options.DataStore = store);
        var context = core.CreateContext("v");
        context.SetSegments(new Dictionary<string, object?> { ["known"] = 1 });
        await core.Parts.Visitors.WriteAsync(ReleaseReason.Explicit);
        var reported = 0;
        using var subscription = core.On(LifecycleEvent.Bucketing, (_, _) => reported++);
        store.BeforeGet = _ =>
        {
            store.BeforeGet = null;
            context.RunExperience("e");
        };
        core.CreateContext("v").RunExperience("e");
        Assert.Equal(1, reported);
    }
}
