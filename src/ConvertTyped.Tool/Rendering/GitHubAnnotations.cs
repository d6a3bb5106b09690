using System.Globalization;
using System.Text;

namespace ConvertTyped.Tool.Rendering;

/// <summary>Writes workflow commands of GitHub Actions, each on one line: <c>::error file=…,line=…::message</c>.</summary>
internal static class GitHubAnnotations
{
    public static string Write(IEnumerable<Annotation> annotations)
    {
        var lines = new StringBuilder();
        foreach (var annotation in annotations)
            lines.Append(Line(annotation)).Append('\n');
        return lines.ToString();
    }

    private static string Line(Annotation annotation)
    {
        var properties = new List<string>();
        if (annotation.File is { } file)
            properties.Add($"file={Property(RelativePath.From(file))}");
        if (annotation.Line > 0)
        {
            properties.Add(string.Create(CultureInfo.InvariantCulture, $"line={annotation.Line}"));
            properties.Add(string.Create(CultureInfo.InvariantCulture, $"col={annotation.Column}"));
        }
        properties.Add($"title={Property(annotation.Id)}");
        var word = annotation.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        return $"::{word} {string.Join(',', properties)}::{Text(annotation.Message)}";
    }

    private static string Text(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Text(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
