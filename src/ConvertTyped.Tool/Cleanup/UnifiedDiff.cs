using System.Globalization;
using System.Text;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>The lines that differ, with three lines of context, as <c>git diff</c> prints them.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static string Compare(string path, string before, string after)
    {
        var (old, current) = (Lines(before), Lines(after));
        var lines = Compare(old, current);
        var text = new StringBuilder($"--- a/{path}\n+++ b/{path}\n");
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Sign == ' ')
            {
                i++;
                continue;
            }

            var from = Math.Max(0, i - Context);
            var to = EndOfHunk(lines, i);
            Append(text, lines, from, to);
            i = to;
        }

        return text.ToString();
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').ReplaceLineEndings("\n").Split('\n');

    private static int EndOfHunk(List<(char Sign, string Text)> lines, int from)
    {
        var last = from;
        for (var i = from; i < lines.Count && i - last <= 2 * Context; i++)
        {
            if (lines[i].Sign != ' ')
                last = i;
        }

        return Math.Min(lines.Count, last + 1 + Context);
    }

    private static void Append(StringBuilder text, List<(char Sign, string Text)> lines, int from, int to)
    {
        var hunk = lines[from..to];
        var (oldStart, newStart) = (lines.Take(from).Count(line => line.Sign != '+') + 1, lines.Take(from).Count(line => line.Sign != '-') + 1);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{oldStart},{hunk.Count(line => line.Sign != '+')} +{newStart},{hunk.Count(line => line.Sign != '-')} @@\n");
        foreach (var (sign, line) in hunk)
            text.Append(sign).Append(line).Append('\n');
    }

    /// <summary>The kept, removed and added lines, determined from the longest common subsequence of the two versions.</summary>
    private static List<(char Sign, string Text)> Compare(string[] old, string[] current)
    {
        var lengths = new int[old.Length + 1, current.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = current.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == current[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        var lines = new List<(char Sign, string Text)>();
        var (at, to) = (0, 0);
        while (at < old.Length || to < current.Length)
        {
            if (at < old.Length && to < current.Length && old[at] == current[to])
            {
                lines.Add((' ', old[at++]));
                to++;
            }
            else if (at < old.Length && (to == current.Length || lengths[at + 1, to] >= lengths[at, to + 1]))
            {
                lines.Add(('-', old[at++]));
            }
            else
            {
                lines.Add(('+', current[to++]));
            }
        }

        return lines;
    }
}
