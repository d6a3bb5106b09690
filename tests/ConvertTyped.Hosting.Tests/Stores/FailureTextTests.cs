using System.Data.Common;
using ConvertTyped.Hosting.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConvertTyped.Hosting.Tests.Stores;

/// <summary>Tests that failures of a database are logged without visitor ids. In some messages, databases quote keys, which contain visitor ids.</summary>
public class FailureTextTests
{
    private const string Visitor = "jane@example.com";

    /// <summary>A message in the format of MySQL, which quotes the key.</summary>
    private const string Duplicate = $"Duplicate entry '1001-2002-{Visitor}' for key 'convert_visitors.PRIMARY'";

    [Theory]
    [InlineData("23000")]
    [InlineData(null)]
    public async Task For_an_unknown_database_the_log_contains_the_exception_type_and_the_error_codes(string? sqlState)
    {
        var error = await LogAsync(new OtherException(Duplicate, sqlState));
        Assert.EndsWith($"OtherException: error code 1062, SQLSTATE {sqlState ?? "unknown"}. The message is omitted, because it may contain visitor ids.", error, StringComparison.Ordinal);
    }

    /// <summary>For these errors, the store's exception explains how to fix the table.</summary>
    [Theory]
    [InlineData("42501", "")]
    [InlineData("42703", "")]
    [InlineData("42P01", "")]
    [InlineData(null, "no such column")]
    public async Task Advice_about_the_table_does_not_quote_messages_of_an_unknown_database(string? sqlState, string text)
    {
        await using var database = new FailingDatabase(() => new OtherException($"{text} {Duplicate}", sqlState), whenOpen: true);
        var store = new DatabaseStore(database, new() { CreateTable = false }, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<DataStoreException>(async () => await store.GetAsync(Visitor, TestContext.Current.CancellationToken));

        Assert.DoesNotContain(Visitor, failure.Message, StringComparison.Ordinal);
        Assert.Contains("convert_visitors", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_of_SQLite_and_PostgreSQL_are_logged_but_details_and_messages_that_may_quote_values_are_not()
    {
        Assert.EndsWith("SqliteException: SQLite Error 14: 'unable to open database file'.", await LogAsync(new SqliteException("SQLite Error 14: 'unable to open database file'.", 14)), StringComparison.Ordinal);
        Assert.EndsWith("NpgsqlException: Failed to connect to 127.0.0.1:5432", await LogAsync(new NpgsqlException("Failed to connect to 127.0.0.1:5432")), StringComparison.Ordinal);
        const string Violation = "duplicate key value violates unique constraint \"convert_visitors_pkey\"";
        Assert.EndsWith(
            $"PostgresException: 23505: {Violation}",
            await LogAsync(new PostgresException(Violation, "ERROR", "ERROR", "23505", detail: $"Key (key)=({Visitor}) already exists.")),
            StringComparison.Ordinal);
        Assert.Contains("SQLSTATE 22P02.", await LogAsync(new PostgresException($"invalid input syntax for type uuid: \"{Visitor}\"", "ERROR", "ERROR", "22P02")), StringComparison.Ordinal);
    }

    /// <summary>Functions and triggers of the application can raise errors whose text quotes the row.</summary>
    [Fact]
    public async Task Error_messages_from_functions_and_triggers_of_the_application_are_not_logged()
    {
        Assert.Contains("SQLSTATE P0001.", await LogAsync(new PostgresException($"no state for {Visitor}", "ERROR", "ERROR", "P0001")), StringComparison.Ordinal);
        Assert.Contains(
            "SQLSTATE 23505.",
            await LogAsync(new PostgresException($"no state for {Visitor}", "ERROR", "ERROR", "23505", routine: "exec_stmt_raise")),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "SqliteException: SQLite Error 19. The message is omitted, because it may contain visitor ids.",
            await LogAsync(new SqliteException($"SQLite Error 19: 'no state for {Visitor}'.", 19)),
            StringComparison.Ordinal);
    }

    /// <summary>Returns the message that is logged when the data store fails, and checks that no message contains the visitor's id.</summary>
    private static async Task<string> LogAsync(DbException failure)
    {
        var logs = new RecordedLogs();
        await using var database = new FailingDatabase(() => failure);
        var collection = new ServiceCollection();
        collection.AddConvert(options => (options.Config, options.LoggerFactory, options.EnableTracking) = (Shop.Config, logs, false));
        collection.AddConvertDatabaseStore(database: database);
        await using var services = collection.BuildServiceProvider();
        var core = services.GetRequiredService<ConvertCore>().Initialize();

        var context = await core.CreateContextAsync(Visitor, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotNull(context.RunExperience(Shop.Experiment));

        Assert.DoesNotContain(logs.Messages, message => message.Contains(Visitor, StringComparison.Ordinal));
        return logs.Of(31).First();
    }

    private sealed class OtherException(string message, string? sqlState) : DbException(message, errorCode: 1062)
    {
        public override string? SqlState => sqlState;
    }

    /// <summary>A database that fails when a connection is created or, with <c>whenOpen</c>, when an open connection is used.</summary>
    private sealed class FailingDatabase(Func<DbException> fail, bool whenOpen = false) : DbDataSource
    {
        public override string ConnectionString => "";

        protected override DbConnection CreateDbConnection() => whenOpen ? new FailingConnection(fail) : throw fail();
    }

    private sealed class FailingConnection(Func<DbException> fail) : DbConnection
    {
        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "";

        public override string DataSource => "";

        public override string ServerVersion => "";

        public override System.Data.ConnectionState State => System.Data.ConnectionState.Open;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close()
        {
        }

        public override void Open()
        {
        }

        protected override DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => throw fail();

        protected override DbCommand CreateDbCommand() => throw fail();
    }
}
