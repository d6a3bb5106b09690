namespace ConvertTyped.Tool.Rendering;

internal enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>A message, which can be about a file or a position in a file.</summary>
/// <param name="Line">The line, from 1; 0 if the message is not about a certain line.</param>
internal sealed record Annotation(Severity Severity, string Id, string Message, string? File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0, string? HelpUri = null);
