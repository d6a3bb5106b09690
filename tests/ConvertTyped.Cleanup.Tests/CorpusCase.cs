using System.Text;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// A construct before and after a cleanup. A file contains several cases. A case begins with a line <c>=== title | decision</c>, followed by the original code,
/// a line <c>---</c>, and the expected code. If the expected code is empty, the code must not change. After an optional line <c>!!!</c>, each line is a remaining
/// use. By default, the code is the body of a method. After a line <c>@class</c>, the code is the body of a class; after a line <c>@file</c>, it is a whole file.
/// </summary>
internal sealed record CorpusCase(string Title, string Decision, string Shape, string Before, string After, IReadOnlyList<string> Left)
{
    private const string Indent = "        ";

    internal string TypeName => "Case" + string.Concat(Title.Select(character => char.IsLetterOrDigit(character) ? character.ToString() : $"_{(int)character:x}"));

    internal static IReadOnlyList<CorpusCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The whole document for the code of a case.</summary>
    internal string Document(string code) => Shape switch
    {
        "@file" => code.Replace("Case.", TypeName + ".", StringComparison.Ordinal).Replace("class Case", "class " + TypeName, StringComparison.Ordinal),
        "@class" => Head + Indented(code, 4) + "}\n",
        _ => Head + "    internal static void Run(ConvertContext context, Action<object?> print)\n    {\n" + Indented(code, 8) + "    }\n}\n",
    };

    private string Head => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using ConvertTyped;

        internal static class {{TypeName}}
        {

        """;

    private static string Indented(string code, int width)
    {
        var text = new StringBuilder();
        foreach (var line in code.Split('\n'))
            text.Append(line.Length == 0 ? "" : Indent[..width]).Append(line).Append('\n');
        return text.ToString();
    }

    internal static IEnumerable<CorpusCase> Read(string file)
    {
        foreach (var section in File.ReadAllText(file).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (head, rest) = Cut(section, "\n");
            var (title, decision) = Cut(head, "|");
            var (code, left) = Cut(rest, "!!!\n");
            var (before, after) = Cut(code, "---\n");
            var shape = before.StartsWith('@') ? before[..before.IndexOf('\n', StringComparison.Ordinal)] : "";
            yield return new(
                title.Trim(),
                decision.Trim(),
                shape,
                before[(shape.Length == 0 ? 0 : shape.Length + 1)..].Trim('\n'),
                after.Trim('\n'),
                left.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }

    private static (string Before, string After) Cut(string text, string at) =>
        text.IndexOf(at, StringComparison.Ordinal) is var index and >= 0 ? (text[..index], text[(index + at.Length)..]) : (text, "");
}
