using System.Diagnostics;
using System.Runtime.CompilerServices;
using ConvertTyped.FakeServer;

namespace ConvertTyped.AotApp.Tests;

public class AotAppTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_program_compiled_ahead_of_time_without_warnings_makes_decisions_and_delivers_events()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(await File.ReadAllTextAsync("convert.json"));
        var folder = Directory.CreateTempSubdirectory("ConvertTyped.AotApp");
        try
        {
            var published = await RunAsync("dotnet", "publish", ProjectPath(), "-c", "Release", "-r", "linux-x64", "-o", folder.FullName);
            Assert.Equal((0, false), (published.ExitCode, published.Text.Contains("warning", StringComparison.OrdinalIgnoreCase)));

            var ran = await RunAsync(Path.Combine(folder.FullName, "ConvertTyped.AotApp"), server.ConfigEndpoint, server.TrackEndpoint);
            output.WriteLine(ran.Text);
            Assert.Equal((0, 1), (ran.ExitCode, server.Tracking.Requests.All.Count));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int ExitCode, string Text)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await error;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            output.WriteLine(text);
        return (process.ExitCode, text);
    }

    private static string ProjectPath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "ConvertTyped.AotApp", "ConvertTyped.AotApp.csproj");
}
