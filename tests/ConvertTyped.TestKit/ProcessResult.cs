namespace ConvertTyped.TestKit;

/// <summary>The exit code of a process and the text of its standard output and standard error.</summary>
public sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>The output of a process that succeeded.</summary>
    /// <exception cref="InvalidOperationException">The process failed; the message contains its exit code and its output.</exception>
    public string RequireSuccess() => ExitCode == 0 ? Output : throw new InvalidOperationException($"The process ended with exit code {ExitCode}:\n{Output}");
}
