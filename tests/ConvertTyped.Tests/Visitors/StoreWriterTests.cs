using ConvertTyped.Tests.Diagnostics;

namespace ConvertTyped.Tests.Visitors;

public class StoreWriterTests
{
    private static readonly ConfigText Config = new() { Experiences = ConfigText.Experience("e") };

    private readonly RemoteStore _store = new();
    private readonly TestTime _time = new();
    private readonly AcceptingHandler _endpoint = new();

    [Fact]
    public async Task Visitor_states_are_written_concurrently_and_in_batches()
    {
        var gate = new TaskCompletionSource();
        await using var core = Start();
        var contexts = await Task.WhenAll(Enumerable.Range(0, 3000).Select(i => core.CreateContextAsync($"v{i}")));
        _store.Before = _ => gate.Task;
        foreach (var context in contexts)
            context.RunExperience("e");
        await _store.UpdatesBegunAsync(16);
        Assert.Equal(16, _store.Updates);
        gate.SetResult();
        Assert.Equal(0, (await core.FlushAsync()).UnwrittenStates);
        Assert.Equal(3000, _store.Count);
        Assert.InRange(_store.Batches.Count, 1, 100);
    }

    [Fact]
    public async Task A_deleted_state_is_not_restored_by_writes_that_failed_or_by_contexts_that_are_still_used()
    {
        await using var core = Start();
        var context = await core.CreateContextAsync("v");
        var other = await core.CreateContextAsync("other");
        _store.Before = key => throw new TimeoutException(key);
        context.RunExperience("e");
        other.RunExperience("e");
        Assert.Equal(2, (await core.FlushAsync()).UnwrittenStates);

        _store.Before = key => key == "1001-2002-other" ? Task.CompletedTask : throw new TimeoutException(key);
        await Assert.ThrowsAsync<TimeoutException>(() => core.ForgetAsync("v"));
        _store.Before = _ => Task.CompletedTask;
        await core.ForgetAsync("v");
        context.SetSegments(new Dictionary<string, object?> { ["plan"] = "pro" });

        Assert.Equal(0, (await core.FlushAsync()).UnwrittenStates);
        Assert.Null(_store["1001-2002-v"]);
        Assert.NotNull(_store["1001-2002-other"]);
    }

    [Fact]
    public async Task Changes_to_the_state_of_one_visitor_during_a_write_are_combined_into_one_later_write()
    {
        var gate = new TaskCompletionSource();
        await using var core = Start();
        var context = await core.CreateContextAsync("v");
        _store.Before = _ => gate.Task;
        for (var i = 0; i < 50; i++)
            context.SetSegments(new Dictionary<string, object?> { ["n"] = i });
        await _store.UpdatesBegunAsync(1);
        Assert.Equal(1, _store.Updates);
        var flush = core.FlushAsync();
        gate.SetResult();
        Assert.Equal(0, (await flush).UnwrittenStates);
        Assert.Equal(2, _store.Updates);
        Assert.Contains("\"n\":49", _store["1001-2002-v"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flushing_and_closing_report_how_many_states_are_unwritten_and_why()
    {
        using var logs = new RecordedLogs();
        using var measured = new Measurements();
        var core = Start(options => (options.LoggerFactory, options.MeterFactory) = (logs, measured));
        var contexts = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => core.CreateContextAsync($"v{i}")));
        _store.Before = _ => throw new TimeoutException("secret");
        foreach (var context in contexts)
            context.RunExperience("e");
        var flush = await core.FlushAsync();
        Assert.Equal(20, flush.UnwrittenStates);
        Assert.IsType<TimeoutException>(flush.StoreError);
        Assert.Contains("convert.states.unwritten=20", measured.Observe());
        await core.DisposeAsync();
        Assert.Contains("20 visitors", Assert.Single(logs.Of(32)), StringComparison.Ordinal);
        Assert.Single(logs.Of(31));
    }

    [Fact]
    public async Task A_store_that_is_down_is_called_rarely_and_gets_all_states_when_it_works_again()
    {
        await using var core = Start();
        var contexts = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => core.CreateContextAsync($"v{i}")));
        _store.Before = _ => throw new TimeoutException();
        foreach (var context in contexts)
            context.RunExperience("e");
        await core.FlushAsync();
        var asked = _store.Updates;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(_store.Updates - asked, 0, 3);
        _store.Before = _ => Task.CompletedTask;
        await core.FlushAsync();
        Assert.Equal(200, _store.Count);
    }

    [Fact]
    public async Task The_states_of_a_failed_batch_are_written_one_by_one_and_a_rejected_state_does_not_block_other_states()
    {
        await using var core = Start();
        var contexts = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => core.CreateContextAsync($"v{i}")));
        var gate = new TaskCompletionSource();
        _store.Before = async key =>
        {
            await gate.Task;
            if (key.EndsWith("v50", StringComparison.Ordinal))
                throw new ArgumentException("too long");
        };
        foreach (var context in contexts)
            context.RunExperience("e");
        gate.SetResult();
        Assert.Equal(1, (await core.FlushAsync()).UnwrittenStates);
        Assert.Equal(99, _store.Count);
    }

    [Fact]
    public async Task Disposing_waits_for_the_store_for_at_most_the_flush_timeout()
    {
        var gate = new TaskCompletionSource();
        var core = Start(options => options.FlushTimeout = TimeSpan.FromSeconds(3));
        var context = await core.CreateContextAsync("v");
        _store.Before = _ => gate.Task;
        context.RunExperience("e");
        var disposal = core.DisposeAsync().AsTask();
        Assert.False(disposal.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3));
        await disposal;
        gate.SetResult();
    }

    private ConvertCore Start(Action<ConvertOptions>? configure = null) => Config.Start(options =>
    {
        (options.AsyncDataStore, options.TimeProvider, options.HttpMessageHandler) = (_store, _time, _endpoint);
        configure?.Invoke(options);
    });
}
