using System.CommandLine;
using System.Text.RegularExpressions;

namespace ConvertTyped.Tool.Commands;

/// <summary>
/// Prepares descriptions for the help, which wraps lines to the width of the terminal: each paragraph becomes one line, and a list of commands shows only
/// the first sentence of each description.
/// </summary>
internal static partial class HelpText
{
    private static readonly string[] HelpOptions = ["--help", "-h", "-?", "/h", "/?"];

    /// <param name="root">The root command; the descriptions of its subcommands are prepared.</param>
    /// <param name="arguments">The command-line arguments. If they contain no command, the help is a list of all commands.</param>
    public static RootCommand Fit(RootCommand root, string[] arguments)
    {
        var isList = arguments.All(argument => HelpOptions.Contains(argument));
        foreach (var command in root.Subcommands)
            command.Description = isList ? FirstSentence(Unwrapped(command.Description!)) : Unwrapped(command.Description!);
        return root;
    }

    /// <summary>The text with each paragraph on one line. Indented lines are examples, which stay as they are.</summary>
    private static string Unwrapped(string text) => LineEndInParagraph().Replace(text.ReplaceLineEndings("\n"), " ");

    private static string FirstSentence(string text) => SentenceEnd().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;

    [GeneratedRegex(@"(?<=[^\n:])\n(?=[^\s])")]
    private static partial Regex LineEndInParagraph();

    [GeneratedRegex(@"\.(?=\s|$)")]
    private static partial Regex SentenceEnd();
}
