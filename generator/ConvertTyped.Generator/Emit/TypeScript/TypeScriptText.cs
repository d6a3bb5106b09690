using System.Globalization;
using System.Text;

namespace ConvertTyped.Generator.Emit.TypeScript;

/// <summary>Writes text from a config as TypeScript.</summary>
internal static class TypeScriptText
{
    public static string Literal(string value)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF')
                literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                literal.Append(c);
        }
        return literal.Append('"').ToString();
    }

    /// <summary>Describes an entity in a one-line comment.</summary>
    public static string Comment(EntityModel entity)
    {
        string[] parts = [.. new[] { entity.Title ?? entity.Key, entity.Retirement is { } reason ? "@deprecated " + reason : null }.OfType<string>()];
        return $"/** {EscapeComment(string.Join(" ", parts))} */";
    }

    /// <summary>Makes text safe for a comment on one line: splits <c>*/</c>, and replaces control characters and line separators with spaces.</summary>
    public static string EscapeComment(string comment) =>
        string.Concat(comment.Replace("*/", "* /").Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
}
