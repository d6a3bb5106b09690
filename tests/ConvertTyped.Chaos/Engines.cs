using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ConvertTyped.Chaos;

/// <summary>A Redis server that can be killed and restarted.</summary>
internal sealed class Redis : IDisposable
{
    private readonly int _port = Ports.Free();
    private Process? _process;

    internal string Configuration => $"127.0.0.1:{_port}";

    /// <summary>Whether Redis is installed.</summary>
    internal bool TryStart()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo(
                "redis-server", ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Path.GetTempPath(),
            });
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Pauses the server: it keeps its connections and its data, but does not respond.</summary>
    internal void Pause() => Signal("STOP");

    internal void Continue() => Signal("CONT");

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        kill.WaitForExit();
    }

    internal void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public void Dispose()
    {
        if (_process is not null)
            Kill();
    }
}

/// <summary>A PostgreSQL server whose postmaster can be killed and restarted.</summary>
internal sealed class Postgres : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert-chaos-pg-").FullName;
    private readonly int _port = Ports.Free();

    internal string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=convert;Database=postgres;Maximum Pool Size=20;Timeout=2;Command Timeout=5";

    /// <summary>Whether PostgreSQL is installed.</summary>
    internal bool TryStart() => Script("start", _folder, $"{_port}") == 0;

    internal void Kill()
    {
        var pid = int.Parse(File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(pid);
        postmaster.Kill();
    }

    internal async Task RestartAsync()
    {
        // The child processes must have noticed that the postmaster is gone.
        for (var tries = 0; tries < 120 && Script("restart", _folder, $"{_port}") != 0; tries++)
            await Task.Delay(250);
    }

    public void Dispose() => Script("stop", _folder);

    private static int Script(params string[] arguments)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ConvertTyped.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var script = Path.Combine(folder, "tests", "ConvertTyped.Hosting.Tests", "postgres.sh");
        using var process = Process.Start(new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>A small disk that can be filled; an ordinary folder if no disk can be mounted.</summary>
internal sealed class Disk : IDisposable
{
    private readonly bool _isMounted;

    internal Disk()
    {
        Folder = Directory.CreateTempSubdirectory("convert-chaos-disk-").FullName;
        _isMounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", Folder) == 0;
    }

    internal string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    internal bool TryFill()
    {
        if (!_isMounted)
            return false;
        try
        {
            using var file = File.Create(Ballast);
            var block = new byte[1 << 16];
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            return true;
        }
    }

    internal void Empty() => File.Delete(Ballast);

    public void Dispose()
    {
        if (_isMounted)
            _ = Run("umount", "-l", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>Finds unused ports.</summary>
internal static class Ports
{
    internal static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
