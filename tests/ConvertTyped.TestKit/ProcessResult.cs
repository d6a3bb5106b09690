namespace ConvertTyped.TestKit;

/// <summary>How a process ended, and what it printed to both outputs.</summary>
public sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>The output of a process that succeeded.</summary>
    /// <exception cref="InvalidOperationException">The process failed; the message is its output.</exception>
    public string RequireSuccess() => ExitCode == 0 ? Output : throw new InvalidOperationException($"The process ended with exit code {ExitCode}:\n{Output}");
}
