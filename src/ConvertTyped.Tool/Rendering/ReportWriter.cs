namespace ConvertTyped.Tool.Rendering;

/// <summary>Writes a report to standard output or, atomically, to a file.</summary>
internal static class ReportWriter
{
    public static void Write(Report report, OutputFormat format, string? file)
    {
        if (format == OutputFormat.Text)
            WriteText(report, file);
        else if (file is not null)
            AtomicFile.Write(file, Format(report, format));
        else
            Console.Out.Write(Format(report, format));
    }

    private static void WriteText(Report report, string? file)
    {
        if (file is null)
        {
            report.WriteText(Consoles.Output);
            return;
        }
        using var text = new StringWriter { NewLine = "\n" };
        report.WriteText(Consoles.Plain(text));
        AtomicFile.Write(file, text.ToString());
    }

    private static string Format(Report report, OutputFormat format) => format switch
    {
        OutputFormat.Json => ReportJson.Write(report) + "\n",
        OutputFormat.Markdown => report.ToMarkdown().TrimEnd('\n') + "\n",
        OutputFormat.Sarif => Sarif.Write(report.Annotations) + "\n",
        OutputFormat.GitHub => GitHubAnnotations.Write(report.Annotations),
        _ => report.ToFormat(format),
    };
}
