using System.ComponentModel;

namespace ConvertTyped.Tool.Configs;

/// <summary>Runs the <c>git</c> program.</summary>
internal static class Git
{
    /// <returns>The exit code and the output of git; null if git cannot be started.</returns>
    public static async Task<ChildProcess?> RunAsync(IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await ChildProcess.RunAsync("git", arguments, folder, cancellationToken);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
