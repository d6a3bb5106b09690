namespace ConvertTyped.Tool.Rendering;

/// <summary>The formats in which commands write their results.</summary>
internal enum OutputFormat
{
    /// <summary>Text for people. The first member, because it is the default of every command.</summary>
    Text,
    Json,
    Markdown,
    Sarif,

    /// <summary>The annotations of a GitHub Actions workflow.</summary>
    GitHub,
    Csv,
    JUnit,
}
