namespace ConvertTyped.Tool.Rendering;

internal enum OutputFormat
{
    Text,
    Json,
    Markdown,
    Sarif,

    /// <summary>The annotations of a GitHub Actions workflow.</summary>
    GitHub,
    Csv,
    JUnit,
}
