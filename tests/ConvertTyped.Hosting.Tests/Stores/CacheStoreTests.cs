using ConvertTyped.Hosting.Stores;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Hosting.Tests.Stores;

public class CacheStoreTests
{
    [Fact]
    public void A_core_takes_the_store_from_the_container()
    {
        var services = new ServiceCollection();
        services.AddDistributedMemoryCache();
        services.AddConvertDistributedCacheStore();
        services.AddConvert(options => options.Config = Shop.Config);
        using var provider = services.BuildServiceProvider();
        using var core = provider.GetRequiredService<ConvertCore>().Initialize();
        core.CreateContext(Shop.Treated).RunExperience(Shop.Experiment);
        core.Flush();

        var cache = provider.GetRequiredService<IDistributedCache>();
        Assert.Contains("100420002", cache.GetString($"convert:10041001-10042002-{Shop.Treated}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_processes_that_share_a_cache_count_one_conversion()
    {
        var cache = NewCache();
        using var first = CoreOver(new LocalCopies(new DistributedCacheStore(cache, new()), new(), TimeProvider.System));
        using var second = CoreOver(new LocalCopies(new DistributedCacheStore(cache, new()), new(), TimeProvider.System));
        Assert.True(first.CreateContext("someone").TrackConversion(Shop.Goal).Tracked);
        first.Flush();
        Assert.False(second.CreateContext("someone").TrackConversion(Shop.Goal).Tracked);
    }

    [Fact]
    public void A_copy_answers_for_a_while_and_is_never_what_is_changed()
    {
        var time = new FakeTimeProvider();
        var shared = new InMemoryDataStore();
        var copies = new LocalCopies(shared, new(), time);
        copies.Set("a", "mine");
        shared.Set("a", "another process's");

        Assert.Equal("mine", copies.Get("a"));
        copies.Update("a", latest => $"{latest} and mine");
        Assert.Equal("another process's and mine", shared.Get("a"));
        Assert.Equal("another process's and mine", copies.Get("a"));
        shared.Set("a", "newer");
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("newer", copies.Get("a"));
        copies.Delete("a");
        Assert.False(copies.Has("a"));
    }

    [Fact]
    public void What_another_process_wrote_meanwhile_is_merged_although_a_copy_does_not_know_it()
    {
        var shared = new InMemoryDataStore();
        using var first = CoreOver(new LocalCopies(shared, new(), new FakeTimeProvider()));
        using var second = CoreOver(new LocalCopies(shared, new(), new FakeTimeProvider()));
        var (a, b) = (first.CreateContext("someone"), second.CreateContext("someone"));
        a.TrackConversion(Shop.Goal);
        first.Flush();
        b.TrackConversion("add_to_cart");
        second.Flush();
        var state = shared.Get("10041001-10042002-someone");
        Assert.Contains("100430001", state, StringComparison.Ordinal);
        Assert.Contains("100430002", state, StringComparison.Ordinal);
    }

    private static ConvertCore CoreOver(IDataStore store) => new ConvertCore(new ConvertOptions
    {
        Config = Shop.Config, DataStore = store, Transport = new() { TrackEndpoint = "http://127.0.0.1:9", MaxRetries = 0 },
    }).Initialize();

    private static MemoryDistributedCache NewCache() => new(Options.Create(new MemoryDistributedCacheOptions()));
}
