using System.Diagnostics;

namespace ConvertTyped.Tool.Tests;

/// <summary>The result of a run of the tool.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Checks the exit code. If the code is wrong, the test fails and shows the output of the tool.</summary>
    public ToolRun Exits(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}.\n{Output}\n{Error}");
        // Checks that the output contains neither the key nor the secret, because output can end up in a build log.
        Assert.DoesNotContain(ToolProcess.SdkKey, Output + Error, StringComparison.Ordinal);
        Assert.DoesNotContain(ToolProcess.SdkKeySecret, Output + Error, StringComparison.Ordinal);
        return this;
    }
}

/// <summary>Runs the built tool in a separate process.</summary>
internal static class ToolProcess
{
    public const string SdkKey = "10041001/10042002-not-for-logs";
    public const string SdkKeySecret = "secret-not-for-logs";

    public static string Assembly { get; } = Repository.At("src", "ConvertTyped.Tool", "bin", Dotnet.Configuration, "net10.0", "convert-typed.dll");

    public static Task<ToolRun> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync("dotnet", folder, environment, [Assembly, .. arguments]);

    public static async Task<ToolRun> RunAsync(string program, string folder, IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        using var process = Start(program, folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        Start("dotnet", folder, environment, [Assembly, .. arguments]);

    private static Process Start(string program, string folder, IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The settings of the machine must not affect the tests.
            Environment = { ["CONVERT_SDK_KEY"] = null, ["CONVERT_CONFIG_ENDPOINT"] = null, ["NO_COLOR"] = null },
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
