using System.ComponentModel;
using System.Diagnostics;

namespace ConvertTyped.Chaos;

/// <summary>A Redis server that can be killed and restarted.</summary>
internal sealed class Redis : IDisposable
{
    private readonly int _port = Ports.Free();
    private Process? _process;

    internal string Configuration => $"127.0.0.1:{_port}";

    /// <summary>Starts the server. Returns false if Redis is not installed.</summary>
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

/// <summary>
/// A folder on a small file system that can be filled. If the file system cannot be mounted, the folder is an ordinary one, which cannot be filled.
/// </summary>
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
