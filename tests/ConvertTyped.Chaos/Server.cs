using System.Diagnostics;
using System.Globalization;

namespace ConvertTyped.Chaos;

/// <summary>A running worker and its output.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process _process;
    private volatile int _committed;
    private volatile int _tracked = -1;
    private volatile int _dropped;

    private Server(string name, Process process)
    {
        (Name, _process) = (name, process);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
    }

    internal string Name { get; }

    /// <summary>The number of committed conversions. They belong to the visitors with the lowest numbers.</summary>
    internal int Committed => _committed;

    /// <summary>The number of tracked conversions; negative until the server has stopped and committed all conversions.</summary>
    internal int Tracked => _tracked;

    /// <summary>The number of events that the server dropped, according to its own metric.</summary>
    internal int Dropped => _dropped;

    internal bool HasExited => _process.HasExited;

    internal static Server Start(string name, IEnumerable<string> arguments) => new(name, Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "ConvertTyped.Chaos.dll"), "worker", "--name", name, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    internal async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line?.Split(' ') is not [var word, var number, var dropped]
            || !int.TryParse(number, CultureInfo.InvariantCulture, out var count) || !int.TryParse(dropped, CultureInfo.InvariantCulture, out var droppedCount))
        {
            return;
        }

        _dropped = droppedCount;
        if (word == "committed")
            _committed = count;
        else if (word == "tracked")
            _tracked = count;
    }
}
