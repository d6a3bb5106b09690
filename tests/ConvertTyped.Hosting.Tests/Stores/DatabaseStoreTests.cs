using System.Data.Common;
using System.Globalization;
using ConvertTyped.Hosting.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ConvertTyped.Hosting.Tests.Stores;

public class DatabaseStoreTests
{
    [Fact]
    public async Task SQLite_keeps_what_a_store_must()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        CheckContract(database);
    }

    [Fact]
    public async Task PostgreSQL_keeps_what_a_store_must()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        CheckContract(database);
    }

    [Fact]
    public async Task Stores_that_start_together_on_an_empty_database_all_find_their_table()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            new DatabaseStore(database, new(), TimeProvider.System).Set($"key-{i}", "{}"))));
        Assert.True(new DatabaseStore(database, new(), TimeProvider.System).Has("key-15"));
    }

    [Fact]
    public async Task SQLite_loses_no_change_of_those_made_at_once()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await CheckUpdatesAsync(database);
    }

    [Fact]
    public async Task PostgreSQL_loses_no_change_of_those_made_at_once()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await CheckUpdatesAsync(database);
    }

    [Fact]
    public async Task A_database_that_writes_nothing_is_not_asked_for_ever()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var store = new DatabaseStore(database, new(), TimeProvider.System);
        Assert.Null(store.Get("a"));
        using (var ignore = database.CreateCommand("CREATE TRIGGER t BEFORE INSERT ON convert_visitors BEGIN SELECT RAISE(IGNORE); END"))
            ignore.ExecuteNonQuery();
        Assert.Throws<InvalidOperationException>(() => store.Update("a", _ => "{}"));
    }

    [Fact]
    public async Task What_has_expired_is_swept_away()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var time = new FakeTimeProvider();
        var store = new DatabaseStore(database, new() { TimeToLive = TimeSpan.FromMinutes(10) }, time);
        store.Set("a", "1");
        time.Advance(TimeSpan.FromHours(2));
        store.Set("b", "2");
        using var count = database.CreateCommand("SELECT COUNT(*) FROM convert_visitors");
        Assert.Equal(1L, count.ExecuteScalar());
    }

    [Theory]
    [InlineData("visitors; DROP TABLE users")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("a..b")]
    public void A_table_that_is_no_name_is_refused(string table) =>
        Assert.Throws<ArgumentException>(() => new ConvertStoreOptions { Table = table }.Check());

    private static async Task CheckUpdatesAsync(DbDataSource database)
    {
        const int Stores = 4, Each = 25;
        await Task.WhenAll(Enumerable.Range(0, Stores).Select(_ => Task.Run(() =>
        {
            var store = new DatabaseStore(database, new(), TimeProvider.System);
            for (var i = 0; i < Each; i++)
                store.Update("count", value => $"{int.Parse(value ?? "0", CultureInfo.InvariantCulture) + 1}");
        })));
        Assert.Equal($"{Stores * Each}", new DatabaseStore(database, new(), TimeProvider.System).Get("count"));
    }

    private static void CheckContract(DbDataSource database)
    {
        var time = new FakeTimeProvider();
        var store = new DatabaseStore(database, new() { Table = "some_visitors" }, time);
        const string Key = "1001-2002-'; DROP TABLE some_visitors; --\u00e9\ud83d\ude00";
        Assert.Null(store.Get(Key));
        Assert.False(store.Has(Key));

        store.Set(Key, """{"goals":["1"]}""");
        store.Set(Key, """{"goals":["1","2"]}""");
        Assert.Equal("""{"goals":["1","2"]}""", store.Get(Key));
        Assert.True(store.Has(Key));

        store.Set("short", "1", TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(store.Get("short"));
        Assert.NotNull(store.Get(Key));

        store.Update("short", value => value ?? "expired");
        Assert.Equal("expired", store.Get("short"));
        store.Update("short", value => value + "!");
        Assert.Equal("expired!", store.Get("short"));

        store.Delete(Key);
        store.Delete(Key);
        Assert.Null(store.Get(Key));
    }
}
