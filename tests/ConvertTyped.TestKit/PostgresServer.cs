using System.Globalization;

namespace ConvertTyped.TestKit;

/// <summary>
/// A PostgreSQL server on this machine that can be killed and restarted. It starts with an empty cluster of its own, which is deleted when this object is
/// disposed.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert-postgres-").FullName;
    private readonly int _port = Ports.Free();

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=convert;Database=postgres;Maximum Pool Size=20";

    /// <summary>Starts the server. If that fails, the exit code is not 0 and the output is the reason.</summary>
    public ProcessResult Start() => Script("start", $"{_port}");

    public void Kill()
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var postmaster = System.Diagnostics.Process.GetProcessById(pid);
        postmaster.Kill();
    }

    public async Task RestartAsync()
    {
        // Before a restart, the child processes of the killed server must have ended.
        for (var tries = 0; tries < 120; tries++)
        {
            if (Script("restart", $"{_port}").ExitCode == 0)
                return;
            await Task.Delay(250);
        }

        Script("restart", $"{_port}").RequireSuccess();
    }

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    public void Dispose()
    {
        Script("stop");
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private ProcessResult Script(string action, params string[] arguments) =>
        Dotnet.RunProgram("bash", Path.GetTempPath(), [Repository.At("tests", "ConvertTyped.TestKit", "postgres.sh"), action, _folder, .. arguments]);
}
