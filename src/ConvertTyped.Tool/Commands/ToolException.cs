namespace ConvertTyped.Tool.Commands;

/// <summary>Ends the command. The message is for the user and never contains a secret.</summary>
internal sealed class ToolException(ExitCode exitCode, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public ExitCode ExitCode { get; } = exitCode;

    public static ToolException BadInput(string message, Exception? innerException = null) => new(ExitCode.BadInput, message, innerException);

    public static ToolException Unreachable(string message, Exception? innerException = null) => new(ExitCode.Unreachable, message, innerException);
}
