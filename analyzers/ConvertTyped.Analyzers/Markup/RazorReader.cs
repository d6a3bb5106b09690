namespace ConvertTyped.Analyzers;

/// <summary>
/// Reads Razor as far as it takes to know what is markup there and what is C#, a comment or text. What it cannot follow it passes over: a tag
/// that is missed is better than one that is none.
/// </summary>
internal sealed partial class RazorReader
{
    private static readonly HashSet<string> VoidElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "!doctype",
    };

    private readonly string _text;
    private readonly Func<string, bool> _isWanted;
    private readonly List<LiteralAttribute> _attributes = [];
    private readonly List<RazorDirective> _directives = [];

    private RazorReader(string text, Func<string, bool> isWanted)
    {
        _text = text;
        _isWanted = isWanted;
    }

    private enum MarkupEnd
    {
        File,
        Line,
        Element,
    }

    /// <summary>Never beyond the end.</summary>
    private int At
    {
        get;
        set => field = Math.Min(value, _text.Length);
    }

    private bool IsAtEnd => At >= _text.Length;

    private char Current => Ahead(0);

    /// <param name="isWanted">Whether the attributes of tags with that name are.</param>
    public static RazorDocument Read(string text, Func<string, bool> isWanted)
    {
        var reader = new RazorReader(text, isWanted);
        reader.ReadMarkup(MarkupEnd.File);
        return new RazorDocument(reader._attributes, reader._directives);
    }

    private void ReadMarkup(MarkupEnd end)
    {
        var open = new Stack<string>();
        while (!IsAtEnd && !(end == MarkupEnd.Line && Current == '\n'))
        {
            if (Current == '@')
            {
                ReadTransition();
                continue;
            }
            if (Current != '<')
            {
                At++;
                continue;
            }

            if (StartsWith("<!--"))
                SkipPast("-->");
            else if (StartsWith("</"))
                ReadEndTag(open);
            else if (IsTagAhead())
                ReadTag(open);
            else
                At++;
            if (end == MarkupEnd.Element && open.Count == 0)
                return;
        }
    }

    private void ReadTag(Stack<string> open)
    {
        var start = At++;
        var name = ReadUntil(static c => char.IsWhiteSpace(c) || c is '/' or '>' or '<' or '@');
        if (ReadAttributes(new RazorTag(name, start)) || VoidElements.Contains(name))
            return;
        // What is in a script is text, whatever it looks like.
        if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
            SkipTo("</script");
        open.Push(name);
    }

    private void ReadEndTag(Stack<string> open)
    {
        At += 2;
        var name = ReadUntil(static c => char.IsWhiteSpace(c) || c == '>');
        SkipPast(">");
        if (!open.Contains(name, StringComparer.OrdinalIgnoreCase))
            return;
        while (!open.Pop().Equals(name, StringComparison.OrdinalIgnoreCase))
        {
        }
    }

    /// <summary>Reads to the end of the tag; true when it closes its own element.</summary>
    private bool ReadAttributes(RazorTag tag)
    {
        while (!IsAtEnd)
        {
            switch (Current)
            {
                case '>':
                    At++;
                    return false;
                case '/' when Ahead(1) == '>':
                    At += 2;
                    return true;
                case '/' or '=' or '"' or '\'':
                case char c when char.IsWhiteSpace(c):
                    At++;
                    break;
                case '<':
                    return false;
                default:
                    ReadAttribute(tag);
                    break;
            }
        }
        return false;
    }

    private void ReadAttribute(RazorTag tag)
    {
        var start = At;
        var isLiteral = true;
        while (!IsAtEnd && !char.IsWhiteSpace(Current) && Current is not ('=' or '>' or '<' or '"' or '\'') && !StartsWith("/>"))
        {
            if (Current == '@')
                isLiteral &= !ReadTransition();
            else
                At++;
        }
        var name = _text.Substring(start, At - start);
        SkipWhiteSpace();
        if (Current != '=')
            return;
        At++;
        SkipWhiteSpace();
        var valueStart = Current is '"' or '\'' ? At + 1 : At;
        isLiteral &= ReadValue(out var valueEnd);
        if (isLiteral && _isWanted(tag.Name))
            _attributes.Add(LiteralAttribute.Of(tag, name, _text, valueStart, valueEnd));
    }

    /// <summary>False when there is C# in it, when it is not closed, or not there.</summary>
    private bool ReadValue(out int end)
    {
        var quote = Current is '"' or '\'' ? Current : '\0';
        if (quote != '\0')
            At++;
        var start = At;
        var isLiteral = true;
        while (!IsAtEnd && !(quote == '\0' ? char.IsWhiteSpace(Current) || Current == '>' || StartsWith("/>") : Current == quote))
        {
            if (Current == '@')
                isLiteral &= !ReadTransition();
            else
                At++;
        }
        end = At;
        if (quote == '\0')
            return isLiteral && end > start;
        isLiteral &= !IsAtEnd;
        At++;
        return isLiteral;
    }

    /// <summary>An element that opts out of being a tag helper has an exclamation mark before its name.</summary>
    private bool IsTagAhead() => char.IsLetter(Ahead(1)) || (Ahead(1) == '!' && char.IsLetter(Ahead(2)));

    private char Ahead(int count) => At + count < _text.Length ? _text[At + count] : '\0';

    private bool StartsWith(string token) => string.CompareOrdinal(_text, At, token, 0, token.Length) == 0;

    private string ReadUntil(Func<char, bool> isEnd)
    {
        var start = At;
        while (!IsAtEnd && !isEnd(Current))
            At++;
        return _text.Substring(start, At - start);
    }

    private void SkipWhiteSpace()
    {
        while (char.IsWhiteSpace(Current))
            At++;
    }

    private void SkipTo(string token)
    {
        var found = _text.IndexOf(token, At, StringComparison.OrdinalIgnoreCase);
        At = found < 0 ? _text.Length : found;
    }

    private void SkipPast(string token)
    {
        SkipTo(token);
        At += token.Length;
    }
}
