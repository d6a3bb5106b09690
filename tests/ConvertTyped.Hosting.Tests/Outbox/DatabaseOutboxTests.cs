using System.Collections.Concurrent;
using System.Data.Common;
using ConvertTyped.Hosting.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace ConvertTyped.Hosting.Tests.Outbox;

public class DatabaseOutboxTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task SQLite_meets_the_contract_of_an_outbox()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await CheckContractAsync(database);
        await CheckConcurrentLeasesAsync(database);
    }

    [Fact]
    public async Task PostgreSQL_meets_the_contract_of_an_outbox()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        await CheckContractAsync(database);
        await CheckConcurrentLeasesAsync(database);
    }

    [Fact]
    public async Task The_name_of_the_table_can_contain_a_schema_in_SQLite_and_PostgreSQL()
    {
        using var file = new SqliteFile();
        await using var sqlite = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await CheckAsync(sqlite, "main.shop_events");
        await using var server = await Postgres.StartAsync();
        await using var postgres = NpgsqlDataSource.Create(server.ConnectionString);
        await CheckAsync(postgres, "public.shop_events");

        static async Task CheckAsync(DbDataSource database, string table)
        {
            var outbox = new DatabaseOutbox(database, new() { Table = table }, TimeProvider.System);
            await outbox.AppendAsync(OutboxEvents.Range(0, 3), default);
            Assert.Equal(3, (await outbox.LeaseAsync(OutboxEvents.Project, 10, Lease, default))!.Events.Count);
        }
    }

    [Fact]
    public async Task A_table_that_replaces_a_renamed_table_has_an_index_too()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await RunAsync(database, ConvertOutboxTable.Script());
        await RunAsync(database, "ALTER TABLE convert_events RENAME TO old_events");
        await RunAsync(database, ConvertOutboxTable.Script());
        await using var command = database.CreateCommand("SELECT COUNT(*) FROM pragma_index_list('convert_events') list, pragma_index_info(list.name) part WHERE part.name = 'leased_until'");
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_role_that_is_not_allowed_to_create_tables_uses_an_existing_table_or_gets_a_clear_error()
    {
        await using var server = await Postgres.StartAsync();
        await using var owner = NpgsqlDataSource.Create(server.ConnectionString);
        await RunAsync(owner, "REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE app LOGIN");
        await using var application = NpgsqlDataSource.Create(server.ConnectionString.Replace("Username=convert", "Username=app", StringComparison.Ordinal));
        var outbox = OutboxOver(application);

        var missing = await Assert.ThrowsAsync<DataStoreException>(() => outbox.AppendAsync(OutboxEvents.Range(0, 1), default).AsTask());
        Assert.Contains("does not exist, and the database does not allow the application to create it", missing.Message, StringComparison.Ordinal);
        Assert.Contains(ConvertOutboxTable.Script(), missing.Message, StringComparison.Ordinal);

        await RunAsync(owner, ConvertOutboxTable.Script());
        await RunAsync(owner, "GRANT SELECT, INSERT, UPDATE, DELETE ON convert_events TO app");
        await outbox.AppendAsync(OutboxEvents.Range(0, 3), default);
        Assert.Equal(3, await outbox.CountAsync(OutboxEvents.Project, null, default));
    }

    [Fact]
    public async Task A_table_without_the_required_columns_is_reported_with_their_names()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        await RunAsync(database, "CREATE TABLE convert_events (id TEXT)");
        var error = await Assert.ThrowsAsync<DataStoreException>(() => OutboxOver(database).AppendAsync(OutboxEvents.Range(0, 1), default).AsTask());
        Assert.Contains("does not have all of the columns id, project, visitor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_whose_lease_has_ended_can_be_leased_again_and_acknowledging_the_earlier_lease_has_no_effect()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var outbox = new DatabaseOutbox(database, new(), time);
        await outbox.AppendAsync(OutboxEvents.Range(0, 2), default);
        var first = await outbox.LeaseAsync(OutboxEvents.Project, 10, Lease, default);
        time.Advance(Lease - TimeSpan.FromMilliseconds(1));
        Assert.Null(await outbox.LeaseAsync(OutboxEvents.Project, 10, Lease, default));
        time.Advance(TimeSpan.FromMilliseconds(1));
        var second = await outbox.LeaseAsync(OutboxEvents.Project, 10, Lease, default);
        Assert.Equal(2, second!.Events.Count);
        await outbox.AcknowledgeAsync(first!, default);
        Assert.Equal(2, await outbox.CountAsync(OutboxEvents.Project, null, default));
        await outbox.AcknowledgeAsync(second, default);
        Assert.Equal(0, await outbox.CountAsync(OutboxEvents.Project, null, default));
    }

    [Fact]
    public async Task Leases_in_PostgreSQL_expire_according_to_the_clock_of_the_database()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        var ahead = new DatabaseOutbox(database, new(), new FakeTimeProvider(DateTimeOffset.UtcNow.AddYears(1)));
        await ahead.AppendAsync([OutboxEvents.Numbered(0, "a", DateTimeOffset.UtcNow.AddYears(1))], default);
        Assert.NotNull(await OutboxOver(database).LeaseAsync(OutboxEvents.Project, 10, Lease, default));
        Assert.Null(await ahead.LeaseAsync(OutboxEvents.Project, 10, Lease, default));
        Assert.Equal(1, await ahead.CountAsync(OutboxEvents.Project, null, default));
    }

    [Fact]
    public async Task A_server_whose_clock_is_ahead_removes_no_leased_events_from_PostgreSQL()
    {
        await using var server = await Postgres.StartAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        var outbox = OutboxOver(database);
        await outbox.AppendAsync(OutboxEvents.Range(0, 3), default);
        var batch = (await outbox.LeaseAsync(OutboxEvents.Project, 2, Lease, default))!;
        var ahead = new DatabaseOutbox(database, new() { MaxEvents = 1 }, new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(10)));

        Assert.Equal(1, await ahead.AppendAsync(OutboxEvents.Range(3, 1), default));

        Assert.Equal(3, await outbox.CountAsync(OutboxEvents.Project, null, default));
        await outbox.AcknowledgeAsync(batch, default);
        Assert.Equal(1, await outbox.CountAsync(OutboxEvents.Project, null, default));
    }

    [Fact]
    public async Task A_full_outbox_drops_its_oldest_events_and_reports_their_number()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var outbox = new DatabaseOutbox(database, new() { MaxEvents = 10 }, TimeProvider.System);
        Assert.Equal(0, await outbox.AppendAsync(OutboxEvents.Range(0, 10), default));
        Assert.Equal(4, await outbox.AppendAsync(OutboxEvents.Range(10, 4), default));
        var batch = await outbox.LeaseAsync(OutboxEvents.Project, 100, Lease, default);
        Assert.Equal(OutboxEvents.Range(4, 10).Select(stored => stored.Id), batch!.Events.Select(stored => stored.Id));
        Assert.Equal(0, await outbox.AppendAsync(OutboxEvents.Range(14, 5), default));
        Assert.Equal(15, await outbox.CountAsync(OutboxEvents.Project, null, default));
    }

    [Fact]
    public async Task Events_that_are_too_old_are_dropped_and_counted()
    {
        using var file = new SqliteFile();
        await using var database = SqliteFactory.Instance.CreateDataSource(file.ConnectionString);
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var outbox = new DatabaseOutbox(database, new() { MaxAge = TimeSpan.FromDays(1) }, time);
        await outbox.AppendAsync([OutboxEvents.Numbered(1, "a", time.GetUtcNow())], default);
        time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await outbox.AppendAsync([OutboxEvents.Numbered(2, "a", time.GetUtcNow())], default));
        Assert.Equal(1, await outbox.CountAsync(OutboxEvents.Project, null, default));
    }

    private static DatabaseOutbox OutboxOver(DbDataSource database) => new(database, new(), TimeProvider.System);

    private static async Task RunAsync(DbDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CheckContractAsync(DbDataSource database)
    {
        var outbox = OutboxOver(database);
        var events = OutboxEvents.Range(0, 250);
        events[7] = events[7] with { Segments = """{"country":"US"}""", VisitorId = "'; DROP TABLE convert_events; --é😀" };
        await outbox.AppendAsync(events, default);
        await outbox.AppendAsync(events, default);
        Assert.Equal(250, await outbox.CountAsync(OutboxEvents.Project, null, default));
        Assert.Equal(8, await outbox.CountAsync(OutboxEvents.Project, events[7].Id, default));
        Assert.Null(await outbox.LeaseAsync("1001/3003", 10, Lease, default));

        var batch = (await outbox.LeaseAsync(OutboxEvents.Project, 10, Lease, default))!;
        Assert.Equal(events[..10].Select(stored => stored with { StoredAt = default }), batch.Events.Select(stored => stored with { StoredAt = default }));
        Assert.Equal(events[0].StoredAt, batch.Events[0].StoredAt, TimeSpan.FromMilliseconds(1));

        await outbox.AppendAsync([OutboxEvents.Numbered(300, "visitor-3")], default);
        await outbox.AcknowledgeAsync((await outbox.LeaseAsync(OutboxEvents.Project, 1000, Lease, default))!, default);
        Assert.Equal(11, await outbox.CountAsync(OutboxEvents.Project, null, default));

        await outbox.ReturnAsync(batch, default);
        var again = (await outbox.LeaseAsync(OutboxEvents.Project, 1000, Lease, default))!;
        Assert.Equal(11, again.Events.Count);
        Assert.Equal(OutboxEvents.Numbered(300, "").Id, again.Events[^1].Id);
        await outbox.AcknowledgeAsync(again, default);
        Assert.Null(await outbox.LeaseAsync(OutboxEvents.Project, 1000, Lease, default));
    }

    private static async Task CheckConcurrentLeasesAsync(DbDataSource database)
    {
        const int Events = 1000;
        await OutboxOver(database).AppendAsync(OutboxEvents.Range(1000, Events), default);
        var seen = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var outbox = OutboxOver(database);
            while (await outbox.CountAsync(OutboxEvents.Project, null, default) > 0)
            {
                if (await outbox.LeaseAsync(OutboxEvents.Project, 50, Lease, default) is not { } batch)
                    continue;
                foreach (var stored in batch.Events)
                    seen.Enqueue(stored.Id);
                await outbox.AcknowledgeAsync(batch, default);
            }
        })));
        Assert.Equal(Events, seen.Count);
        Assert.Equal(Events, seen.Distinct().Count());
    }
}
