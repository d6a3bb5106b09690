using System.Diagnostics;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>An application in a separate process. A web application listens on a free port.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly List<string> _output = [];

    private AppProcess(Process process) => _process = process;

    internal HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = WaitTimeout };

    internal string Address => Client.BaseAddress!.ToString();

    internal string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    /// <summary>
    /// Starts a web application that is already built, and waits until it listens. <paramref name="project"/> is the path of the application's folder,
    /// absolute or relative to this repository.
    /// </summary>
    internal static async Task<AppProcess> StartAsync(string project, params (string Name, string Value)[] settings)
    {
        var app = Create(project, settings);
        app.Client.BaseAddress = new(await app.StartAsync(Listening));
        return app;
    }

    /// <summary>Starts a program that does not listen on a port, and waits for a line of its output that contains <paramref name="text"/>.</summary>
    internal static async Task<AppProcess> StartWorkerAsync(string project, string text)
    {
        var worker = Create(project, [("DOTNET_ENVIRONMENT", "Development")]);
        await worker.StartAsync(text);
        return worker;
    }

    private static AppProcess Create(string project, (string Name, string Value)[] settings)
    {
        var folder = Path.Combine(Repository.Root, project);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin", Dotnet.Configuration, "net10.0", $"{Path.GetFileName(project)}.dll")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new(new Process { StartInfo = start });
    }

    /// <summary>Stops the process as an orchestrator does: sends SIGTERM and waits.</summary>
    internal async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(WaitTimeout);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await TerminateAsync();
        _process.Dispose();
        Client.Dispose();
    }

    /// <summary>Starts the process, waits for a line of its output that contains <paramref name="text"/>, and returns what follows the text.</summary>
    private async Task<string> StartAsync(string text)
    {
        var found = new TaskCompletionSource<string>();
        _process.OutputDataReceived += (_, line) => Read(line.Data, text, found);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, text, found);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => found.TrySetException(new InvalidOperationException($"The process ended before it wrote '{text}': {Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return await found.Task.WaitAsync(WaitTimeout);
    }

    private void Read(string? line, string text, TaskCompletionSource<string> found)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        if (line.IndexOf(text, StringComparison.Ordinal) is var at and >= 0)
            found.TrySetResult(line[(at + text.Length)..].Trim());
    }
}
