using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConvertTyped.Snippets;

/// <summary>The documentation's code for data stores and the outbox.</summary>
internal static class SharedState
{
    internal static void Redis(IServiceCollection services)
    {
        services.AddConvertRedisStore("localhost:6379");
        services.AddConvertRedisConfigUpdates(); // optional: a new config usually reaches all servers within a second
    }

    internal static void PostgreSQL(IServiceCollection services, string connectionString)
    {
        services.AddSingleton<DbDataSource>(NpgsqlDataSource.Create(connectionString));
        services.AddConvertDatabaseStore(store => store.TimeToLive = TimeSpan.FromDays(90));
        services.AddConvertDatabaseOutbox();
    }

    internal static void Files(IServiceCollection services)
    {
        services.AddConvertDatabaseStore("convert-visitors.db");
        services.AddConvertDatabaseOutbox("convert-events.db");
    }

    internal static async Task OrderAsync(ConvertCore core, ConvertContext convert)
    {
        convert.TrackConversion("purchase_completed", revenue: 49.90m); // queues the event in memory and returns at once

        CommitResult committed = await core.CommitAsync(); // waits until the event is in the outbox, where it survives a crash
        if (committed.Error is not null)
            Console.Error.WriteLine($"{committed.Uncommitted} events are in memory only: {committed.Error.Message}");
    }
}
