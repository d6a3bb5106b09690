using System.Data.Common;

namespace ConvertTyped.Threading;

/// <summary>Describes exceptions from the application's data store and outbox without quoting keys or values, which can contain visitor ids.</summary>
internal static class FailureText
{
    /// <summary>
    /// The SQLSTATE classes whose messages come from PostgreSQL itself and quote no values. Messages of other classes may quote values (class 22), or come
    /// from a function or a trigger of the application (class P0).
    /// </summary>
    private static readonly HashSet<string> ClassesWithoutValues =
        ["08", "23", "25", "26", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "XX"];

    /// <summary>
    /// The start of SQLite's messages about constraint violations. They are not logged, because a trigger can raise this error with a message from the
    /// application.
    /// </summary>
    private const string SqliteConstraint = "SQLite Error 19";

    private const string NotLogged = ". The message is omitted, because it may contain visitor ids.";

    /// <summary>
    /// Returns the message of an exception of this library; otherwise, the type of the exception. For an exception of a database, the
    /// message is added if it is known to contain no values; otherwise, the error codes are added.
    /// </summary>
    internal static string Describe(Exception exception) => exception switch
    {
        ConvertException or CallTimeoutException => exception.Message,
        DbException database => $"{exception.GetType().Name}: {Describe(database)}",
        _ => exception.GetType().Name,
    };

    /// <summary>Returns the database's message if it is known to contain no values; otherwise, the error codes.</summary>
    internal static string Describe(DbException exception) => exception.GetType().FullName switch
    {
        "Npgsql.NpgsqlException" or "Npgsql.PostgresException" when IsWrittenByPostgres(exception) => FirstLine(exception.Message),
        "Microsoft.Data.Sqlite.SqliteException" when !exception.Message.StartsWith(SqliteConstraint, StringComparison.Ordinal) => FirstLine(exception.Message),
        "Microsoft.Data.Sqlite.SqliteException" => $"{SqliteConstraint}{NotLogged}",
        // MySQL and SQL Server, among others, quote the key in some messages.
        _ => $"error code {exception.ErrorCode}, SQLSTATE {exception.SqlState ?? "unknown"}{NotLogged}",
    };

    // An application can raise an error of any class.
    private static bool IsWrittenByPostgres(DbException exception) =>
        (exception.SqlState is not { Length: >= 2 } state || ClassesWithoutValues.Contains(state[..2])) && exception.Data["Routine"] is not "exec_stmt_raise";

    /// <summary>
    /// Returns the first line. PostgreSQL's details, which follow on separate lines, can contain the row if the connection string enables them.
    /// </summary>
    private static string FirstLine(string message) => message.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? message[..end] : message;
}
