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
    public async Task SQLite_meets_the_contract_of_a_store()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await CheckContractAsync(database);
    }

    [Fact]
    public async Task PostgreSQL_meets_the_contract_of_a_store()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await CheckContractAsync(database);
        await CheckUpdatesAsync(database);
        await CheckBatchesAsync(database);
    }

    [Fact]
    public async Task Stores_that_start_at_the_same_time_can_all_use_the_new_table()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => StoreOver(database).SetAsync($"key-{i}", "{}", null, default).AsTask())));
        Assert.NotNull(await StoreOver(database).GetAsync("key-15", default));
    }

    [Fact]
    public async Task A_role_that_is_not_allowed_to_create_tables_uses_an_existing_table_or_gets_a_clear_error()
    {
        await using var server = await Postgres.StartAsync();
        await using var owner = NpgsqlDataSource.Create(server.ConnectionString);
        await RunAsync(owner, "REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE app LOGIN");
        await using var application = NpgsqlDataSource.Create(server.ConnectionString.Replace("Username=convert", "Username=app", StringComparison.Ordinal));
        var store = StoreOver(application);

        var missing = await Assert.ThrowsAsync<DataStoreException>(() => store.GetAsync("a", default).AsTask());
        Assert.Contains("does not exist, and the database does not allow the application to create it", missing.Message, StringComparison.Ordinal);
        Assert.Contains(ConvertTable.Script(), missing.Message, StringComparison.Ordinal);

        await RunAsync(owner, ConvertTable.Script());
        var denied = await Assert.ThrowsAsync<DataStoreException>(() => store.GetAsync("a", default).AsTask());
        Assert.Contains("grant the application's role SELECT, INSERT, UPDATE and DELETE", denied.Message, StringComparison.Ordinal);

        await RunAsync(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON convert_visitors TO app");
        await store.UpdateAsync("a", _ => "{}", default);
        Assert.Equal("{}", await store.GetAsync("a", default));
    }

    [Fact]
    public async Task A_table_without_the_required_columns_is_reported_with_their_names()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await RunAsync(database, "CREATE TABLE convert_visitors (name TEXT)");
        var error = await Assert.ThrowsAsync<DataStoreException>(() => StoreOver(database).GetAsync("a", default).AsTask());
        Assert.Contains("does not have all of the columns id, state and expires", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_not_created_if_CreateTable_is_false()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var store = new DatabaseStore(database, new() { CreateTable = false }, TimeProvider.System);
        await Assert.ThrowsAsync<DataStoreException>(() => store.GetAsync("a", default).AsTask());
        await RunAsync(database, ConvertTable.Script());
        Assert.Null(await store.GetAsync("a", default));
    }

    [Fact]
    public async Task SQLite_loses_no_concurrent_change()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await CheckUpdatesAsync(database);
        await CheckBatchesAsync(database);
    }

    [Fact]
    public async Task A_write_that_the_database_never_performs_is_not_retried_forever()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var store = StoreOver(database);
        Assert.Null(await store.GetAsync("a", default));
        await RunAsync(database, "CREATE TRIGGER t BEFORE INSERT ON convert_visitors BEGIN SELECT RAISE(IGNORE); END");
        await Assert.ThrowsAsync<DataStoreException>(() => store.UpdateAsync("a", _ => "{}", default).AsTask());
    }

    [Fact]
    public async Task Expired_rows_are_deleted()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var time = new FakeTimeProvider();
        var store = new DatabaseStore(database, new() { TimeToLive = TimeSpan.FromMinutes(10) }, time);
        await store.SetAsync("a", "1", null, default);
        time.Advance(TimeSpan.FromHours(2));
        await store.SetAsync("b", "2", null, default);
        using var count = database.CreateCommand("SELECT COUNT(*) FROM convert_visitors");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("visitors; DROP TABLE users")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("a..b")]
    public void An_invalid_table_name_is_rejected(string table)
    {
        Assert.Throws<ArgumentException>(() => new ConvertStoreOptions { Table = table }.Check());
        Assert.Throws<ArgumentException>(() => ConvertTable.Script(table));
    }

    private static DatabaseStore StoreOver(DbDataSource database) => new(database, new(), TimeProvider.System);

    private static async Task RunAsync(DbDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CheckUpdatesAsync(DbDataSource database)
    {
        const int Stores = 4, Each = 25;
        await Task.WhenAll(Enumerable.Range(0, Stores).Select(_ => Task.Run(async () =>
        {
            var store = StoreOver(database);
            for (var i = 0; i < Each; i++)
                await store.UpdateAsync("count", Incremented, default);
        })));
        Assert.Equal($"{Stores * Each}", await StoreOver(database).GetAsync("count", default));
    }

    private static async Task CheckBatchesAsync(DbDataSource database)
    {
        const int Stores = 3, Keys = 40;
        await Task.WhenAll(Enumerable.Range(0, Stores).Select(number => Task.Run(() =>
        {
            var keys = Enumerable.Range(0, Keys).Select(key => (key * (number + 1)) % (Keys + 1));
            return StoreOver(database).UpdateManyAsync([.. keys.Select(key => new DataStoreUpdate($"batch-{key}", Incremented))], default).AsTask();
        })));
        var sum = 0;
        for (var key = 0; key <= Keys; key++)
            sum += int.Parse(await StoreOver(database).GetAsync($"batch-{key}", default) ?? "0", CultureInfo.InvariantCulture);
        Assert.Equal(Stores * Keys, sum);
    }

    private static string Incremented(string? value) => $"{int.Parse(value ?? "0", CultureInfo.InvariantCulture) + 1}";

    private static async Task CheckContractAsync(DbDataSource database)
    {
        var time = new FakeTimeProvider();
        var store = new DatabaseStore(database, new() { Table = "some_visitors" }, time);
        const string Key = "1001-2002-'; DROP TABLE some_visitors; --\u00e9\ud83d\ude00";
        Assert.Null(await store.GetAsync(Key, default));

        await store.SetAsync(Key, """{"goals":["1"]}""", null, default);
        await store.SetAsync(Key, """{"goals":["1","2"]}""", null, default);
        Assert.Equal("""{"goals":["1","2"]}""", await store.GetAsync(Key, default));

        await store.SetAsync("short", "1", TimeSpan.FromMinutes(1), default);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await store.GetAsync("short", default));
        Assert.NotNull(await store.GetAsync(Key, default));

        await store.UpdateAsync("short", value => value ?? "expired", default);
        Assert.Equal("expired", await store.GetAsync("short", default));
        await store.UpdateAsync("short", value => value + "!", default);
        Assert.Equal("expired!", await store.GetAsync("short", default));

        var forGood = new DatabaseStore(database, new() { Table = "some_visitors", TimeToLive = TimeSpan.MaxValue }, time);
        await forGood.SetAsync("kept", "1", null, default);
        await forGood.UpdateAsync("kept", value => value + "2", default);
        await forGood.SetAsync("kept too", "3", TimeSpan.MaxValue, default);
        time.Advance(TimeSpan.FromDays(10_000));
        Assert.Equal(("12", "3"), (await forGood.GetAsync("kept", default), await forGood.GetAsync("kept too", default)));

        await store.DeleteAsync(Key, default);
        await store.DeleteAsync(Key, default);
        Assert.Null(await store.GetAsync(Key, default));
    }
}
