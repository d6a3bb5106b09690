using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

internal sealed partial class JsonReader
{
    private JsonNode ReadObject()
    {
        var start = _at++;
        var members = new List<JsonMember>();
        _openObjects++;
        ReadMembers(start, members);
        _openObjects--;
        return JsonNode.Object(TextSpan.FromBounds(start, _at), members);
    }

    /// <summary>Reads an object. The position is then after the closing brace, or at a token that belongs to an enclosing value.</summary>
    private void ReadMembers(int start, List<JsonMember> members)
    {
        var expectsMember = true;
        var comma = -1;
        while (HasMore(start, "object"))
        {
            var c = _text[_at];
            if (c == '}')
            {
                EndAt(comma);
                return;
            }
            if (c == ',')
            {
                TakeComma(ref comma, ref expectsMember);
                continue;
            }
            if (c == ']' || (c == '{' && _openArrays > 0))
            {
                _errors.Add(_at, 1, $"expected '}}' before {CharacterName.Describe(c)}");
                if (_openArrays > 0)
                    return;
                _at++;
                continue;
            }

            ExpectComma(expectsMember);
            members.Add(ReadMember());
            expectsMember = false;
            comma = -1;
        }
    }

    private JsonMember ReadMember()
    {
        var name = _text[_at] is '"' or '\'' ? _scanner.ReadString(ref _at) : _scanner.ReadBareName(ref _at);
        SkipTrivia();
        if (!AtEnd && _text[_at] == ':')
            _at++;
        else
            _errors.Add(Math.Min(_at, _text.Length), AtEnd ? 0 : 1, $"':' is missing after the name \"{name.Text}\"");
        return new JsonMember(name.Text, name.Span, ReadValue());
    }

    private JsonNode ReadArray()
    {
        var start = _at++;
        var items = new List<JsonNode>();
        _openArrays++;
        ReadItems(start, items);
        _openArrays--;
        return JsonNode.Array(TextSpan.FromBounds(start, _at), items);
    }

    /// <summary>Reads a list. The position is then after the closing bracket, or at a token that belongs to an enclosing value.</summary>
    private void ReadItems(int start, List<JsonNode> items)
    {
        var expectsItem = true;
        var comma = -1;
        while (HasMore(start, "list"))
        {
            var c = _text[_at];
            if (c == ']')
            {
                EndAt(comma);
                return;
            }
            if (c == ',')
            {
                TakeComma(ref comma, ref expectsItem);
                continue;
            }
            if (c == '}' || (c == '"' && _openObjects > 0 && IsMemberName()))
            {
                _errors.Add(_at, 1, $"expected ']' before {CharacterName.Describe(c)}");
                if (_openObjects > 0)
                    return;
                _at++;
                continue;
            }

            ExpectComma(expectsItem);
            items.Add(ReadValue());
            expectsItem = false;
            comma = -1;
        }
    }

    // In a list, a string followed by a colon means that the list was not closed.
    private bool IsMemberName()
    {
        var at = _at + 1;
        while (at < _text.Length && _text[at] != '"')
            at += _text[at] == '\\' ? 2 : 1;
        at++;
        while (at < _text.Length && _text[at] is ' ' or '\t')
            at++;
        return at < _text.Length && _text[at] == ':';
    }

    private bool HasMore(int start, string container)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        SkipTrivia();
        if (AtEnd)
            _errors.Add(start, 1, $"the {container} that begins here is never closed");
        return !AtEnd;
    }

    private void EndAt(int comma)
    {
        if (comma >= 0)
            _errors.Add(comma, 1, $"a comma is not allowed before {CharacterName.Describe(_text[_at])}");
        _at++;
    }

    private void TakeComma(ref int comma, ref bool expectsNext)
    {
        if (expectsNext)
            _errors.Add(_at, 1, "a value is missing before ','");
        expectsNext = true;
        comma = _at++;
    }

    private void ExpectComma(bool expectsNext)
    {
        if (!expectsNext)
            _errors.Add(_at, 1, $"',' is missing before {CharacterName.Describe(_text[_at])}");
    }
}
