using System.Data.Common;
using ConvertTyped.Hosting.Outbox;
using ConvertTyped.Hosting.Stores;
using Microsoft.Data.Sqlite;

namespace ConvertTyped.Hosting.Tests.Stores
{
    public class UnsupportedDatabaseTests
    {
        [Fact]
        public async Task A_store_and_an_outbox_in_SQL_Server_or_MySQL_fail_with_an_error_that_names_the_alternatives()
        {
            using var file = new SqliteFile();
            await CheckAsync(new ProviderOf<Microsoft.Data.SqlClient.SqlConnection>(), "SQL Server");
            await CheckAsync(new ProviderOf<MySqlConnector.MySqlConnection>(), "MySQL or MariaDB");

            async Task CheckAsync(DbProviderFactory provider, string name)
            {
                await using var database = provider.CreateDataSource(file.ConnectionString);
                var store = new DatabaseStore(database, new(), TimeProvider.System);
                var outbox = new DatabaseOutbox(database, new(), TimeProvider.System);
                foreach (var call in new Func<Task>[] { () => store.GetAsync("a", default).AsTask(), () => outbox.CountAsync("1", null, default).AsTask() })
                {
                    var error = await Assert.ThrowsAsync<DataStoreException>(call);
                    Assert.Contains($"cannot be stored in {name}: only PostgreSQL and SQLite are supported", error.Message, StringComparison.Ordinal);
                    Assert.Contains("AddConvertDistributedCacheStore", error.Message, StringComparison.Ordinal);
                }
            }
        }

        private sealed class ProviderOf<T> : DbProviderFactory
            where T : DbConnection, new()
        {
            public override DbConnection CreateConnection() => new T();
        }
    }
}

// Connection types with the same names as those of two providers that the tests do not reference.
namespace Microsoft.Data.SqlClient
{
    internal sealed class SqlConnection : SqliteConnection;
}

namespace MySqlConnector
{
    internal sealed class MySqlConnection : SqliteConnection;
}
