using System.ComponentModel;
using System.Diagnostics;

namespace ConvertTyped.Tool.Configs;

/// <summary>Runs the <c>git</c> program.</summary>
internal static class Git
{
    /// <returns>The output of git; null if git is not installed.</returns>
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
