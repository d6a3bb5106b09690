using System.Data.Common;

namespace ConvertTyped.Hosting.Stores;

/// <summary>Classifies database errors by PostgreSQL's SQLSTATE codes or by SQLite's messages.</summary>
internal static class DatabaseErrors
{
    private const string UndefinedTable = "42P01";
    private const string UndefinedColumn = "42703";
    private const string InsufficientPrivilege = "42501";
    private const string ReadOnlyTransaction = "25006";

    internal static bool IsMissingTable(DbException exception) =>
        exception.SqlState == UndefinedTable || MessageContains(exception, "no such table");

    internal static bool IsMissingColumn(DbException exception) =>
        exception.SqlState == UndefinedColumn || MessageContains(exception, "no such column") || MessageContains(exception, "has no column named");

    internal static bool IsDenied(DbException exception) =>
        exception.SqlState is InsufficientPrivilege or ReadOnlyTransaction || MessageContains(exception, "readonly database");

    /// <summary>
    /// Returns the name of a database that is known not to support ConvertTyped's SQL statements; null for any other database. The ADO.NET provider
    /// identifies the database.
    /// </summary>
    internal static string? UnsupportedDatabase(DbConnection connection) => connection.GetType().Namespace switch
    {
        "Microsoft.Data.SqlClient" or "System.Data.SqlClient" => "SQL Server",
        "MySqlConnector" or "MySql.Data.MySqlClient" => "MySQL or MariaDB",
        "Oracle.ManagedDataAccess.Client" => "Oracle",
        _ => null,
    };

    private static bool MessageContains(DbException exception, string text) => exception.Message.Contains(text, StringComparison.OrdinalIgnoreCase);
}
