namespace ConvertTyped.Tool.Rendering;

internal enum OutputFormat
{
    Text,
    Json,
    Markdown,
    Sarif,

    /// <summary>Annotations of a GitHub Actions workflow.</summary>
    GitHub,
    Csv,
    JUnit,
}
