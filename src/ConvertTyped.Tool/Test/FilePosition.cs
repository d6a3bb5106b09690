using System.Globalization;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Test;

/// <summary>A position in a file. Lines and columns start at 1.</summary>
internal readonly record struct FilePosition(int Line, int Column)
{
    public static FilePosition Locate(string text, int offset)
    {
        var before = text.AsSpan(0, Math.Min(offset, text.Length));
        return new(before.Count('\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }

    public string Show(string path) => string.Create(CultureInfo.InvariantCulture, $"{RelativePath.From(path)}({Line},{Column})");
}
