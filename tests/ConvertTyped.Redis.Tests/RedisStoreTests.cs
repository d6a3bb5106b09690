using System.Globalization;

namespace ConvertTyped.Redis.Tests;

public class RedisStoreTests
{
    [Fact]
    public async Task Redis_meets_the_contract_of_a_store()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = new RedisConnection(server.Configuration);
        var store = new RedisStore(connection, new() { KeyPrefix = "shop:", TimeToLive = TimeSpan.FromMinutes(10) });
        const string Key = "1001-2002-'; FLUSHALL\r\n é😀";
        Assert.Null(await store.GetAsync(Key, default));
        await store.SetAsync(Key, """{"goals":["1"]}""", null, default);
        await store.UpdateAsync(Key, value => value!.Replace("1", "2", StringComparison.Ordinal), default);
        Assert.Equal("""{"goals":["2"]}""", await store.GetAsync(Key, default));

        var redis = await connection.OpenAsync(default);
        Assert.Equal("""{"goals":["2"]}""", (string?)await redis.StringGetAsync("shop:" + Key));
        Assert.InRange((await redis.KeyTimeToLiveAsync("shop:" + Key))!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));

        await store.DeleteAsync(Key, default);
        await store.UpdateAsync(Key, value => value ?? "new", default);
        Assert.Equal("new", await store.GetAsync(Key, default));
    }

    [Fact]
    public async Task State_with_an_unlimited_time_to_live_has_no_expiration_in_Redis()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = new RedisConnection(server.Configuration);
        var store = new RedisStore(connection, new() { TimeToLive = TimeSpan.MaxValue });
        await store.SetAsync("a", "1", null, default);
        await store.UpdateAsync("b", _ => "1", default);
        var redis = await connection.OpenAsync(default);
        Assert.Null(await redis.KeyTimeToLiveAsync("convert:a"));
        Assert.Null(await redis.KeyTimeToLiveAsync("convert:b"));
    }

    [Fact]
    public async Task No_concurrent_change_is_lost()
    {
        const int Stores = 4, Each = 50;
        using var server = await RedisServer.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Stores).Select(_ => Task.Run(async () =>
        {
            await using var connection = new RedisConnection(server.Configuration);
            var store = new RedisStore(connection, new());
            for (var i = 0; i < Each; i++)
                await store.UpdateManyAsync([new("one", Incremented), new("other", Incremented)], default);
        })));
        await using var reader = new RedisConnection(server.Configuration);
        Assert.Equal($"{Stores * Each}", await new RedisStore(reader, new()).GetAsync("one", default));
        Assert.Equal($"{Stores * Each}", await new RedisStore(reader, new()).GetAsync("other", default));
    }

    [Fact]
    public void The_error_for_an_invalid_configuration_does_not_contain_the_password()
    {
        var error = Assert.Throws<ArgumentException>(() => new RedisConnection("localhost,password=s3cret,connectTimeout=soon"));
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    private static string Incremented(string? value) => $"{int.Parse(value ?? "0", CultureInfo.InvariantCulture) + 1}";
}
