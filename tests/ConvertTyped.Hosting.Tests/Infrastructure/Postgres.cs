namespace ConvertTyped.Hosting.Tests;

internal static class Postgres
{
    /// <summary>Skips the test, and says why, where no PostgreSQL can be started.</summary>
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
