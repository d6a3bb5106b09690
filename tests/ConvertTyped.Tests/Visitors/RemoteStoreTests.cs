using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Visitors;

public class RemoteStoreTests
{
    private static readonly ConfigText Config = new() { Experiences = ConfigText.Experience("e") };

    private readonly RemoteStore _store = new();
    private readonly TestTime _time = new();
    private readonly AcceptingHandler _endpoint = new();

    [Fact]
    public async Task CreateContext_throws_until_the_visitor_has_been_loaded_from_the_store()
    {
        await using var core = Start();
        var error = Assert.Throws<InvalidOperationException>(() => core.CreateContext("v"));
        Assert.Contains("CreateContextAsync", error.Message, StringComparison.Ordinal);
        await core.CreateContextAsync("v", cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotNull(core.CreateContext("v").RunExperience("e"));
    }

    [Fact]
    public async Task A_new_context_has_the_attributes_that_another_process_stored()
    {
        await using (var first = Start())
            (await first.CreateContextAsync("v")).SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        await using var second = Start();
        Assert.Equal("pro", (await second.CreateContextAsync("v")).Attributes["plan"]);
    }

    [Fact]
    public async Task Concurrent_contexts_of_a_visitor_share_one_read()
    {
        var gate = new TaskCompletionSource();
        _store.Before = _ => gate.Task;
        await using var core = Start();
        var contexts = Enumerable.Range(0, 50).Select(_ => core.CreateContextAsync("v")).ToList();
        Assert.DoesNotContain(contexts, context => context.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(contexts);
        Assert.Equal(1, _store.Gets);
        await core.CreateContextAsync("v");
        Assert.Equal(2, _store.Gets);
    }

    [Fact]
    public async Task Canceling_one_call_does_not_cancel_the_read_for_other_callers()
    {
        var gate = new TaskCompletionSource();
        _store.Before = _ => gate.Task;
        await using var core = Start();
        using var given = new CancellationTokenSource();
        var first = core.CreateContextAsync("v", cancellationToken: given.Token);
        var second = core.CreateContextAsync("v", cancellationToken: TestContext.Current.CancellationToken);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task A_store_that_does_not_respond_is_awaited_once_and_then_probed_by_one_call_at_a_time()
    {
        using var logs = new RecordedLogs();
        var gate = new TaskCompletionSource();
        await using var core = Start(options => options.LoggerFactory = logs);
        _store.Before = _ => gate.Task;
        var first = core.CreateContextAsync("a");
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.NotNull((await first).RunExperience("e"));
        for (var i = 0; i < 100; i++)
            Assert.NotNull((await core.CreateContextAsync($"b{i}")).GetConfigEntities("experiences"));
        Assert.Equal(1, _store.Gets);

        _time.Advance(TimeSpan.FromSeconds(1));
        var probe = core.CreateContextAsync("c");
        Assert.True(core.CreateContextAsync("d").IsCompleted);
        Assert.False(probe.IsCompleted);
        _store.Before = _ => Task.CompletedTask;
        gate.SetResult();
        await probe;
        var gets = _store.Gets;
        await core.CreateContextAsync("e");
        Assert.Equal(gets + 1, _store.Gets);
        Assert.Single(logs.Of(31));
    }

    [Theory]
    [InlineData("control")]
    [InlineData("treatment")]
    public async Task A_stored_decision_replaces_a_decision_that_was_made_while_the_store_could_not_be_read(string variation)
    {
        var experience = Shop.Config.Snapshot.Experiences.First(experience => experience.Key == Shop.Checkout);
        var stored = experience.Variations.First(candidate => candidate.Key == variation);
        await _store.SetAsync("10041001-10042002-v", $$$"""{"bucketing":{"{{{experience.Id}}}":"{{{stored.Id}}}"}}""", null, CancellationToken.None);
        await using var core = new ConvertCore(new() { Config = Shop.Config, AsyncDataStore = _store, TimeProvider = _time, HttpMessageHandler = _endpoint }).Initialize();
        _store.Before = _ => throw new TimeoutException();
        (await core.CreateContextAsync("v")).RunExperience(Shop.Checkout);
        _store.Before = _ => Task.CompletedTask;
        await core.FlushAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(stored.Id, (await core.CreateContextAsync("v")).RunExperience(Shop.Checkout)!.VariationId);
        Assert.Contains($"\"{stored.Id}\"", _store["10041001-10042002-v"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_whose_state_was_deleted_from_the_store_keeps_the_attributes_in_memory()
    {
        await using var core = Start();
        var context = await core.CreateContextAsync("v");
        context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        await core.FlushAsync();
        await _store.DeleteAsync("1001-2002-v", CancellationToken.None);
        Assert.Equal("pro", (await core.CreateContextAsync("v")).Attributes["plan"]);
    }

    [Fact]
    public void A_core_with_two_data_stores_is_rejected() =>
        Assert.Throws<ArgumentException>(() => new ConvertCore(new() { Config = Shop.Config, AsyncDataStore = _store, DataStore = new InMemoryDataStore() }));

    private ConvertCore Start(Action<ConvertOptions>? configure = null) => Config.Start(options =>
    {
        (options.AsyncDataStore, options.TimeProvider, options.HttpMessageHandler) = (_store, _time, _endpoint);
        configure?.Invoke(options);
    });
}
