using System.Diagnostics;

namespace ConvertTyped.Tool.Configs;

/// <summary>How another program ended, and what it wrote.</summary>
internal sealed record ChildProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Everything that the program wrote, for a message about its failure.</summary>
    public string Text => (Output + Error).Trim();

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started, for example because it is not installed.</exception>
    public static async Task<ChildProcess> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, await output, await error);
    }
}
