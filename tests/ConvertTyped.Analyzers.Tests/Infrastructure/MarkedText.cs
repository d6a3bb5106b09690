using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests;

/// <summary>Text in which <c>{|CVT1001:here|}</c> marks the place of an expected diagnostic.</summary>
internal sealed partial record MarkedText(string Text, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    public static MarkedText Parse(string marked)
    {
        var marks = new List<(string, TextSpan)>();
        var text = "";
        var at = 0;
        foreach (Match match in Mark().Matches(marked))
        {
            text += marked[at..match.Index];
            marks.Add((match.Groups["id"].Value, new TextSpan(text.Length, match.Groups["here"].Length)));
            text += match.Groups["here"].Value;
            at = match.Index + match.Length;
        }
        return new(text + marked[at..], marks);
    }

    [GeneratedRegex(@"\{\|(?<id>(?:CVT|CS)\d{4}):(?<here>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
