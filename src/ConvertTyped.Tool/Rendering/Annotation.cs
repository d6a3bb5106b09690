namespace ConvertTyped.Tool.Rendering;

internal enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Something to say about a place in a file.</summary>
/// <param name="Line">From 1; 0 when it is about the file as a whole.</param>
internal sealed record Annotation(Severity Severity, string Id, string Message, string? File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0, string? HelpUri = null);
