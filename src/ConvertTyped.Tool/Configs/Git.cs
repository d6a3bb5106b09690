using System.ComponentModel;
using System.Diagnostics;

namespace ConvertTyped.Tool.Configs;

/// <summary>The <c>git</c> program.</summary>
internal static class Git
{
    /// <returns>What it wrote; null output when there is no such program.</returns>
    public static async Task<(int ExitCode, string Output, string Error)?> RunAsync(IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var git = Process.Start(start)!;
            var output = git.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = git.StandardError.ReadToEndAsync(cancellationToken);
            await git.WaitForExitAsync(cancellationToken);
            return (git.ExitCode, await output, await error);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
