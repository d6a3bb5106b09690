using System.Diagnostics;
using System.Text;

namespace ConvertTyped.PackageTests;

/// <summary>The SDK's command line, undisturbed by the test run that calls it.</summary>
internal static class Dotnet
{
    public static string Run(string folder, params IEnumerable<string> arguments)
    {
        var (exitCode, output) = TryRun("dotnet", folder, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    public static (int ExitCode, string Output) TryRun(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return (process.ExitCode, output.ToString());
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
