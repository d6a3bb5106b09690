using ConvertTyped.Visitors;

namespace ConvertTyped.Tests.Visitors;

public class InMemoryDataStoreTests
{
    [Fact]
    public void A_value_is_stored_until_it_is_deleted()
    {
        var store = new InMemoryDataStore();
        store.Set("a", "1");
        store.Set("a", "2");
        Assert.Equal("2", store.Get("a"));
        Assert.True(store.Has("a"));
        store.Delete("a");
        store.Delete("a");
        Assert.Null(store.Get("a"));
        Assert.False(store.Has("a"));
    }

    [Fact]
    public void A_value_expires_after_its_time_to_live()
    {
        var time = new TestTime();
        var store = new InMemoryDataStore(timeProvider: time);
        store.Set("short", "1", TimeSpan.FromMinutes(1));
        store.Set("long", "2", TimeSpan.MaxValue);
        store.Set("gone", "3", TimeSpan.Zero);
        Assert.Null(store.Get("gone"));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("1", store.Get("short"));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(store.Get("short"));
        Assert.False(store.Has("short"));
        Assert.Equal("2", store.Get("long"));
    }

    [Fact]
    public void The_oldest_entry_that_was_not_read_is_evicted_when_the_capacity_is_exceeded()
    {
        var store = new InMemoryDataStore(capacity: 3);
        store.Set("a", "1");
        store.Set("b", "2");
        store.Set("c", "3");
        Assert.True(store.Has("a"));
        store.Set("d", "4");
        Assert.Equal((true, false, true, true), (store.Has("a"), store.Has("b"), store.Has("c"), store.Has("d")));
    }

    [Fact]
    public void Writing_one_key_repeatedly_evicts_no_other_key()
    {
        var store = new InMemoryDataStore(capacity: 3);
        store.Set("a", "1");
        for (var i = 0; i < 100; i++)
            store.Set("b", "2");
        for (var i = 0; i < 100; i++)
        {
            store.Set("c", "3");
            store.Delete("c");
        }

        Assert.Equal("1", store.Get("a"));
        Assert.Equal("2", store.Get("b"));
    }

    [Fact]
    public void A_table_that_threads_use_concurrently_does_not_exceed_its_capacity()
    {
        var table = new BoundedTable<VisitorEntry>(1_000);
        Parallel.For(0, 20_000, i =>
        {
            table.GetOrAdd(new(new($"v{i}"), ConvertTyped.Evaluation.VisitorState.Empty));
            table.Find(new($"v{i / 2}"));
        });
        Assert.InRange(Enumerable.Range(0, 20_000).Count(i => table.Find(new($"v{i}")) is not null), 900, 1_000);
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        var store = new InMemoryDataStore();
        Assert.Throws<ArgumentOutOfRangeException>(() => new InMemoryDataStore(0));
        Assert.Throws<ArgumentNullException>(() => store.Get(null!));
        Assert.Throws<ArgumentNullException>(() => store.Set("a", null!));
        Assert.Throws<ArgumentNullException>(() => store.Set(null!, ""));
        Assert.Throws<ArgumentNullException>(() => store.Delete(null!));
    }

    [Fact]
    public async Task Cores_of_one_process_can_share_visitors_through_an_in_memory_store()
    {
        var store = new InMemoryDataStore();
        var config = new ConfigText { Experiences = ConfigText.Experience("e") };
        await using var first = config.Start(options => options.DataStore = store);
        await using var second = config.Start(options => options.DataStore = store);
        first.CreateContext("v").SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        await first.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal("pro", second.CreateContext("v").VisitorAttributes["plan"]);
    }
}
