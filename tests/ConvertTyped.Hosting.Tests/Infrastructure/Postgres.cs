using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ConvertTyped.Hosting.Tests;

/// <summary>A PostgreSQL server with an empty cluster, which is deleted when this object is disposed.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private readonly string _folder;

    private Postgres(string folder, int port)
    {
        _folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=convert;Database=postgres;Maximum Pool Size=20";
    }

    internal string ConnectionString { get; }

    /// <summary>Skips the test and gives the reason if PostgreSQL cannot be started.</summary>
    internal static async Task<Postgres> StartAsync()
    {
        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("convert-postgres-").FullName;
        var (code, output) = await RunAsync("start", folder, $"{port}");
        if (code != 0)
            Assert.Skip($"PostgreSQL cannot be started here: {output.Trim()}");
        return new(folder, port);
    }

    public async ValueTask DisposeAsync() => await RunAsync("stop", _folder);

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var script = Path.Combine(Repository.Root, "tests", "ConvertTyped.Hosting.Tests", "postgres.sh");
        using var process = Process.Start(new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
