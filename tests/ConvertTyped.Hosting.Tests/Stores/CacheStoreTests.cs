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
    public async Task A_core_takes_the_store_from_the_container()
    {
        var services = new ServiceCollection();
        services.AddDistributedMemoryCache();
        services.AddConvertDistributedCacheStore();
        services.AddConvert(options => options.Config = Shop.Config);
        await using var provider = services.BuildServiceProvider();
        var core = provider.GetRequiredService<ConvertCore>().Initialize();
        (await core.CreateContextAsync(Shop.Treated)).RunExperience(Shop.Experiment);
        await core.DisposeAsync();

        var cache = provider.GetRequiredService<IDistributedCache>();
        Assert.Contains("100420002", await cache.GetStringAsync($"convert:10041001-10042002-{Shop.Treated}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_can_be_stored_without_an_expiration_time()
    {
        var store = new DistributedCacheStore(NewCache(), new() { TimeToLive = TimeSpan.MaxValue });
        await store.SetAsync("a", "1", null, default);
        await store.UpdateAsync("a", latest => latest + "2", default);
        await store.SetAsync("b", "3", TimeSpan.MaxValue, default);
        Assert.Equal(("12", "3"), (await store.GetAsync("a", default), await store.GetAsync("b", default)));
    }

    [Fact]
    public async Task Two_processes_that_share_a_cache_count_a_conversion_once()
    {
        var cache = NewCache();
        await using var first = CoreOver(new CachedDataStore(new DistributedCacheStore(cache, new()), new(), TimeProvider.System));
        await using var second = CoreOver(new CachedDataStore(new DistributedCacheStore(cache, new()), new(), TimeProvider.System));
        Assert.True((await first.CreateContextAsync("someone")).TrackConversion(Shop.Goal).Tracked);
        await first.FlushAsync();
        Assert.False((await second.CreateContextAsync("someone")).TrackConversion(Shop.Goal).Tracked);
    }

    [Fact]
    public async Task A_local_copy_is_read_for_a_limited_time_and_is_never_the_basis_of_an_update()
    {
        var time = new FakeTimeProvider();
        var shared = new DistributedCacheStore(NewCache(), new());
        var copies = new CachedDataStore(shared, new(), time);
        await copies.SetAsync("a", "mine", null, default);
        await shared.SetAsync("a", "another process's", null, default);

        Assert.Equal("mine", await copies.GetAsync("a", default));
        await copies.UpdateAsync("a", latest => $"{latest} and mine", default);
        Assert.Equal("another process's and mine", await shared.GetAsync("a", default));
        Assert.Equal("another process's and mine", await copies.GetAsync("a", default));
        await shared.SetAsync("a", "newer", null, default);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("newer", await copies.GetAsync("a", default));
        await copies.UpdateManyAsync([new("a", latest => $"{latest}!"), new("b", latest => latest ?? "first")], default);
        Assert.Equal(("newer!", "first"), (await copies.GetAsync("a", default), await copies.GetAsync("b", default)));
        await copies.DeleteAsync("a", default);
        Assert.Null(await copies.GetAsync("a", default));
    }

    [Fact]
    public async Task Changes_by_another_process_are_merged_even_if_they_are_not_in_the_local_copy()
    {
        var shared = new DistributedCacheStore(NewCache(), new());
        await using var first = CoreOver(new CachedDataStore(shared, new(), new FakeTimeProvider()));
        await using var second = CoreOver(new CachedDataStore(shared, new(), new FakeTimeProvider()));
        var (a, b) = (await first.CreateContextAsync("someone"), await second.CreateContextAsync("someone"));
        a.TrackConversion(Shop.Goal);
        await first.FlushAsync();
        b.TrackConversion("add_to_cart");
        await second.FlushAsync();
        var state = await shared.GetAsync("10041001-10042002-someone", default);
        Assert.Contains("100430001", state, StringComparison.Ordinal);
        Assert.Contains("100430002", state, StringComparison.Ordinal);
    }

    private static ConvertCore CoreOver(IAsyncDataStore store) => new ConvertCore(new ConvertOptions
    {
        Config = Shop.Config, AsyncDataStore = store, Transport = new() { TrackEndpoint = "http://127.0.0.1:9", MaxRetries = 0 },
    }).Initialize();

    private static MemoryDistributedCache NewCache() => new(Options.Create(new MemoryDistributedCacheOptions()));
}
