namespace ConvertTyped.Hosting.Tests;

internal static class Postgres
{
    /// <summary>Starts PostgreSQL. If it cannot be started, skips the test and reports the reason.</summary>
    internal static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        var (code, output) = await Task.Run(server.Start);
        if (code == 0)
            return server;
        await server.DisposeAsync();
        Assert.Skip($"PostgreSQL cannot be started here: {output.Trim()}");
        return server;
    }
}
