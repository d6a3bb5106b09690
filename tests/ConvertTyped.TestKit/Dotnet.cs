using System.Diagnostics;
using System.Text;

namespace ConvertTyped.TestKit;

/// <summary>Runs the dotnet command and other programs without the MSBuild variables of the test run.</summary>
public static class Dotnet
{
    /// <summary>The folder of the packages that this machine has restored. NuGet can take packages from this folder without network access.</summary>
    public static string PackagesFolder { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The configuration of the tests: Debug or Release.</summary>
    public static string Configuration { get; } =
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    public static ProcessResult Run(string folder, params IEnumerable<string> arguments) => RunProgram("dotnet", folder, arguments);

    public static ProcessResult RunProgram(string program, string folder, IEnumerable<string> arguments)
    {
        using var process = Start(program, folder, arguments, out var output);
        process.WaitForExit();
        return new(process.ExitCode, output.ToString());
    }

    public static async Task<ProcessResult> RunAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        using var process = Start("dotnet", folder, arguments, out var output);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, output.ToString());
    }

    private static Process Start(string program, string folder, IEnumerable<string> arguments, out StringBuilder output)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        var lines = output = new StringBuilder();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(lines, line.Data);
        process.ErrorDataReceived += (_, line) => Append(lines, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.AppendLine(line);
    }
}
