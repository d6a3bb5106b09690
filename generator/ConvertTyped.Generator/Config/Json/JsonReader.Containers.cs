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

    private void ReadMembers(int start, List<JsonMember> members) => ReadEntries(start, '}', members, static reader => reader.ReadMember());

    private JsonNode ReadArray()
    {
        var start = _at++;
        var items = new List<JsonNode>();
        _openArrays++;
        ReadEntries(start, ']', items, static reader => reader.ReadValue());
        _openArrays--;
        return JsonNode.Array(TextSpan.FromBounds(start, _at), items);
    }

    /// <summary>
    /// Reads the members of an object or the items of a list. The position is then after the closing bracket, at a token that belongs to an enclosing value,
    /// or at the end of the text.
    /// </summary>
    private void ReadEntries<T>(int start, char end, List<T> entries, Func<JsonReader, T> read)
    {
        var isObject = end == '}';
        var expectsEntry = true;
        var comma = -1;
        while (HasMore(start, isObject ? "object" : "list"))
        {
            var c = _text[_at];
            if (c == end)
            {
                EndAt(comma);
                return;
            }
            if (c == ',')
            {
                TakeComma(isObject, ref comma, ref expectsEntry);
                continue;
            }
            if (isObject ? EndsObject(c) : EndsList(c))
            {
                _errors.Add(_at, 1, $"expected '{end}' before {CharacterName.Describe(c)}");
                if ((isObject ? _openArrays : _openObjects) > 0)
                    return;
                _at++;
                continue;
            }

            ExpectComma(expectsEntry);
            entries.Add(read(this));
            expectsEntry = false;
            comma = -1;
        }
    }

    private bool EndsObject(char c) => c == ']' || (c == '{' && _openArrays > 0);

    private bool EndsList(char c) => c == '}' || (c == '"' && _openObjects > 0 && IsMemberName());

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

    private void TakeComma(bool isObject, ref int comma, ref bool expectsNext)
    {
        if (expectsNext)
            _errors.Add(_at, 1, isObject ? "a member is missing before ','" : "a value is missing before ','");
        expectsNext = true;
        comma = _at++;
    }

    private void ExpectComma(bool expectsNext)
    {
        if (!expectsNext)
            _errors.Add(_at, 1, $"',' is missing before {CharacterName.Describe(_text[_at])}");
    }
}
