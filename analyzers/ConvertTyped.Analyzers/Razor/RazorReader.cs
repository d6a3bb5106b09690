using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>
/// Reads enough of Razor to distinguish markup from C#, comments and text. The reader skips code that it cannot parse, because missing a tag is
/// better than a false report.
/// </summary>
internal sealed class RazorReader
{
    private static readonly HashSet<string> VoidElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "!doctype",
    };

    private readonly RazorCursor _cursor;
    private readonly RazorCodeReader _code;
    private readonly Func<string, bool> _isWanted;
    private readonly List<RazorTag> _tags = [];
    private readonly List<RazorDirective> _directives = [];

    private RazorReader(string text, Func<string, bool> isWanted)
    {
        _cursor = new RazorCursor(text);
        _code = new RazorCodeReader(_cursor, this);
        _isWanted = isWanted;
    }

    /// <param name="isWanted">Whether to include the tags with a given name.</param>
    public static RazorDocument Read(string text, Func<string, bool> isWanted)
    {
        var reader = new RazorReader(text, isWanted);
        reader.ReadMarkup(MarkupEnd.File);
        return new RazorDocument(reader._tags, reader._directives);
    }

    /// <summary>The tag at <paramref name="start"/>; null if no start tag begins there.</summary>
    public static RazorTag? TagAt(string text, int start)
    {
        var reader = new RazorReader(text, static _ => true);
        reader._cursor.At = start;
        reader.ReadMarkup(MarkupEnd.Element);
        return reader._tags.FirstOrDefault(tag => tag.NameSpan.Start == start + 1);
    }

    /// <summary>The position after the brace that closes the block of code at <paramref name="start"/>; null if the block is not closed.</summary>
    public static int? EndOfBlock(string text, int start)
    {
        var reader = new RazorReader(text, static _ => false);
        reader._cursor.At = start;
        return reader._code.ReadBlock() ? reader._cursor.At : null;
    }

    /// <summary>The position after the bracket that matches the opening bracket of the C# code at <paramref name="start"/>; null if there is no such bracket.</summary>
    public static int? EndOfBrackets(string text, int start)
    {
        var cursor = new RazorCursor(text) { At = start };
        return cursor.SkipBrackets() ? cursor.At : null;
    }

    public void Add(RazorDirective directive) => _directives.Add(directive);

    public void ReadMarkup(MarkupEnd end)
    {
        var open = new Stack<(RazorTag Tag, int End)>();
        while (!_cursor.IsAtEnd && !(end == MarkupEnd.Line && _cursor.Current == '\n'))
        {
            if (_cursor.Current == '@')
            {
                _code.ReadTransition();
                continue;
            }
            if (_cursor.Current != '<')
            {
                _cursor.At++;
                continue;
            }

            if (_cursor.StartsWith("<!--"))
                _cursor.SkipPast("-->");
            else if (_cursor.StartsWith("</"))
                ReadEndTag(open);
            else if (_cursor.IsTagAhead)
                ReadTag(open);
            else
                _cursor.At++;
            if (end == MarkupEnd.Element && open.Count == 0)
                return;
        }
    }

    private void ReadTag(Stack<(RazorTag Tag, int End)> open)
    {
        var start = ++_cursor.At;
        var name = _cursor.ReadUntil(static c => char.IsWhiteSpace(c) || c is '/' or '>' or '<' or '@');
        var attributes = new List<RazorAttribute>();
        var tag = new RazorTag(name, TextSpan.FromBounds(start, _cursor.At), attributes);
        var closesItself = ReadAttributes(tag, attributes);
        // At the end of the file, the tag may be incomplete because it is still being typed.
        if (_isWanted(name) && (!_cursor.IsAtEnd || _cursor.Peek(-1) == '>'))
            _tags.Add(tag);
        var end = _cursor.At;
        if (closesItself || VoidElements.Contains(name))
        {
            tag.Element = new(TextSpan.FromBounds(start - 1, end), new TextSpan(end, 0));
            return;
        }
        // The content of a script is text, even if it looks like markup.
        if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
            _cursor.SkipTo("</script");
        open.Push((tag, end));
    }

    private void ReadEndTag(Stack<(RazorTag Tag, int End)> open)
    {
        var start = _cursor.At;
        _cursor.At += 2;
        var name = _cursor.ReadUntil(static c => char.IsWhiteSpace(c) || c == '>');
        _cursor.SkipPast(">");
        if (!open.Any(opened => IsNamed(opened.Tag)))
            return;
        while (true)
        {
            var (tag, end) = open.Pop();
            if (!IsNamed(tag))
                continue;
            tag.Element = new(TextSpan.FromBounds(tag.NameSpan.Start - 1, _cursor.At), TextSpan.FromBounds(end, start));
            return;
        }

        bool IsNamed(RazorTag tag) => tag.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads to the end of the tag. Returns true if the tag is self-closing.</summary>
    private bool ReadAttributes(RazorTag tag, List<RazorAttribute> attributes)
    {
        while (!_cursor.IsAtEnd)
        {
            switch (_cursor.Current)
            {
                case '>':
                    _cursor.At++;
                    return false;
                case '/' when _cursor.Peek(1) == '>':
                    _cursor.At += 2;
                    return true;
                case '/' or '=' or '"' or '\'':
                case char c when char.IsWhiteSpace(c):
                    _cursor.At++;
                    break;
                case '<':
                    return false;
                default:
                    if (ReadAttribute() is { } attribute)
                        attributes.Add(attribute);
                    else
                        tag.HasCSharpAttributes = true;
                    break;
            }
        }
        return false;
    }

    /// <summary>Returns null if the name contains C#.</summary>
    private RazorAttribute? ReadAttribute()
    {
        var start = _cursor.At;
        var hasLiteralName = ReadLiteral(c => char.IsWhiteSpace(c) || c is '=' or '>' or '<' or '"' or '\'');
        var name = _cursor.TextFrom(start);
        var nameSpan = TextSpan.FromBounds(start, _cursor.At);
        _cursor.SkipWhiteSpace();
        string? value = null;
        var valueSpan = default(TextSpan);
        if (_cursor.Current == '=')
        {
            _cursor.At++;
            _cursor.SkipWhiteSpace();
            value = ReadValue(out valueSpan);
        }
        return hasLiteralName ? new RazorAttribute(name, nameSpan, value, valueSpan) : null;
    }

    /// <summary>Returns null if the value contains C#, is not closed, or is missing.</summary>
    private string? ReadValue(out TextSpan span)
    {
        var quote = _cursor.Current is '"' or '\'' ? _cursor.Current : '\0';
        if (quote != '\0')
            _cursor.At++;
        var start = _cursor.At;
        var isLiteral = quote == '\0' ? ReadLiteral(c => char.IsWhiteSpace(c) || c == '>') : ReadQuoted(quote);
        span = TextSpan.FromBounds(start, _cursor.At);
        var value = _cursor.TextFrom(start).Replace("@@", "@");
        if (quote == '\0')
            return isLiteral && span.Length > 0 ? value : null;
        isLiteral &= !_cursor.IsAtEnd;
        _cursor.At++;
        return isLiteral ? value : null;
    }

    private bool ReadQuoted(char quote)
    {
        var isLiteral = true;
        while (!_cursor.IsAtEnd && _cursor.Current != quote)
            isLiteral &= ReadCharacter();
        return isLiteral;
    }

    private bool ReadLiteral(Func<char, bool> isEnd)
    {
        var isLiteral = true;
        while (!_cursor.IsAtEnd && !isEnd(_cursor.Current) && !_cursor.StartsWith("/>"))
            isLiteral &= ReadCharacter();
        return isLiteral;
    }

    /// <summary>Reads one character, or the C# that begins here. Returns false for C#.</summary>
    private bool ReadCharacter()
    {
        if (_cursor.Current == '@')
            return !_code.ReadTransition();
        _cursor.At++;
        return true;
    }
}
