using Spectre.Console;

namespace ConvertTyped.Tool.Rendering;

/// <summary>Writes errors, warnings and hints to standard error, so that standard output contains only the report.</summary>
internal static class Messages
{
    public static void Error(string message) => Write("red", "error", message);

    public static void Warning(string message) => Write("yellow", "warning", message);

    public static void Hint(string message) => Consoles.Error.MarkupLine($"[dim]{Masked(message)}[/]");

    private static void Write(string color, string word, string message) => Consoles.Error.MarkupLine($"[{color}]{word}:[/] {Masked(message)}");

    private static string Masked(string message) => Markup.Escape(Secrets.MaskIn(message));
}
