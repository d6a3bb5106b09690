using System.Text;

namespace ConvertTyped.Generator.Emit;

/// <summary>Escapes text from Convert for one line of an XML documentation comment.</summary>
internal static class XmlText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                escaped.Append(c).Append(text[++i]);
            else
                Append(escaped, c);
        }
        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, char c)
    {
        switch (c)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            // C# treats some of these characters as line ends, which would end the comment, and XML does not allow others.
            case '\u2028' or '\u2029':
            case var _ when char.IsControl(c):
                escaped.Append(' ');
                break;
            case '\uFFFE' or '\uFFFF':
            case var _ when char.IsSurrogate(c):
                escaped.Append('\uFFFD');
                break;
            default:
                escaped.Append(c);
                break;
        }
    }
}
