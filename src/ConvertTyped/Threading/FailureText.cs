using System.Data.Common;

namespace ConvertTyped.Threading;

/// <summary>Describes exceptions of the application's data store and outbox for logs.</summary>
internal static class FailureText
{
    /// <summary>The class of SQLSTATE codes for errors in values, whose messages quote them.</summary>
    private const string DataException = "22";

    /// <summary>
    /// The type of the exception. The message is included only if this library wrote it, or a database whose messages contain only error codes,
    /// tables and permissions.
    /// Other messages may quote keys, which contain visitor ids.
    /// </summary>
    internal static string Describe(Exception exception) => exception switch
    {
        DataStoreException or CallTimeoutException => exception.Message,
        DbException database => $"{exception.GetType().Name}: {Describe(database)}",
        _ => exception.GetType().Name,
    };

    /// <summary>Returns the database's message if it contains no values; otherwise, the error codes.</summary>
    internal static string Describe(DbException exception) => QuotesNoValues(exception)
        ? FirstLine(exception.Message)
        : $"error code {exception.ErrorCode}, SQLSTATE {exception.SqlState ?? "unknown"}. The message is not logged, because it may contain visitor ids.";

    /// <summary>MySQL and SQL Server, among others, quote the key in some messages.</summary>
    private static bool QuotesNoValues(DbException exception) =>
        exception.GetType().FullName is "Microsoft.Data.Sqlite.SqliteException" or "Npgsql.NpgsqlException" or "Npgsql.PostgresException"
        && exception.SqlState?.StartsWith(DataException, StringComparison.Ordinal) != true;

    /// <summary>PostgreSQL's details, which follow on further lines, can contain the row if the connection string enables them.</summary>
    private static string FirstLine(string message) => message.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? message[..end] : message;
}
