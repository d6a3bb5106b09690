using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Semantics;

namespace ConvertTyped.Configuration;

/// <summary>
/// A config's bytes, read forward once. Values come out as JavaScript would have them, whatever they turn out to be; every read leaves the
/// reader at the value's last token.
/// </summary>
internal ref struct JsonInput
{
    private readonly byte[] _utf8;
    private readonly int _start;
    private readonly StringPool _pool;
    private Utf8JsonReader _reader;

    internal JsonInput(byte[] utf8, int start, int length, StringPool pool)
    {
        _utf8 = utf8;
        _start = start;
        _pool = pool;
        _reader = new(utf8.AsSpan(start, length), JsonSlice.ReaderOptions);
        _reader.Read();
    }

    /// <summary>The kind of the value: the member's, where a member is current.</summary>
    internal JsonTokenType Kind
    {
        get
        {
            if (_reader.TokenType == JsonTokenType.PropertyName)
                _reader.Read();
            return _reader.TokenType;
        }
    }

    /// <summary>Where the value begins.</summary>
    internal int Position => Kind == JsonTokenType.None ? 0 : _start + (int)_reader.TokenStartIndex;

    /// <summary>The value that began at <paramref name="from"/> and ends at the current token.</summary>
    internal readonly JsonSlice SliceFrom(int from) => new(_utf8, from, _start + (int)_reader.BytesConsumed - from);

    /// <summary>Enters an object; anything else is skipped.</summary>
    internal bool TryEnterObject() => TryEnter(JsonTokenType.StartObject);

    /// <summary>Enters a list; anything else is skipped.</summary>
    internal bool TryEnterList() => TryEnter(JsonTokenType.StartArray);

    /// <summary>Steps to the next member of the object; false at its end.</summary>
    internal bool NextMember() => _reader.Read() && _reader.TokenType != JsonTokenType.EndObject;

    /// <summary>Steps to the next item of the list; false at its end.</summary>
    internal bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Whether the current member has that name.</summary>
    internal bool NameIs(ReadOnlySpan<byte> name) =>
        _reader.ValueIsEscaped ? Text() == Encoding.UTF8.GetString(name) : _reader.ValueSpan.SequenceEqual(name);

    internal bool NameIs(string name) => _reader.ValueIsEscaped ? Text() == name : _reader.ValueTextEquals(name);

    /// <summary>The current member's name.</summary>
    internal string ReadName() => Text();

    internal void Skip()
    {
        if (Kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _reader.Skip();
    }

    /// <summary>Throws where anything but white space follows the value.</summary>
    internal void ReadToEnd()
    {
        while (_reader.Read())
        {
        }
    }

    /// <summary>The value as an element of a document of its own.</summary>
    internal JsonElement ReadElement() => JsonElement.ParseValue(ref _reader);

    internal JsonSlice ReadSlice()
    {
        var from = Position;
        Skip();
        return SliceFrom(from);
    }

    /// <summary>A string; null for any other value.</summary>
    internal string? ReadText()
    {
        if (Kind == JsonTokenType.String)
            return Text();
        Skip();
        return null;
    }

    /// <summary>An id or key: a string, or a number in JavaScript's notation; null for anything else and for the empty string.</summary>
    internal string? ReadId()
    {
        if (Kind == JsonTokenType.Number)
            return EntityId.Normalize(Number());
        return EntityId.Normalize(ReadText());
    }

    /// <summary>The ids of a list, others left out; none where it is no list.</summary>
    internal string[] ReadIds() => ReadIds(out _);

    /// <summary>The same, and whether the list has any item, be it an id or not.</summary>
    internal string[] ReadIds(out bool hasItems)
    {
        hasItems = false;
        if (!TryEnterList())
            return [];
        var ids = default(ShortList<string>);
        while (NextItem())
        {
            hasItems = true;
            if (ReadId() is { } id)
                ids.Add(id);
        }

        return ids.ToArray();
    }

    internal AttributeValue ReadValue()
    {
        switch (Kind)
        {
            case JsonTokenType.String:
                return Text();
            case JsonTokenType.Number:
                return Number();
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Null:
                return default;
            default:
                return AttributeValue.From(ReadElement());
        }
    }

    internal JavaScriptPrimitive ReadPrimitive() => JavaScriptValue.ToPrimitive(ReadValue());

    /// <summary><c>Number(x)</c>, with <paramref name="otherwise"/> where that is not a number.</summary>
    internal double ReadNumber(double otherwise)
    {
        var number = Kind == JsonTokenType.Number ? Number() : ReadPrimitive().ToNumber();
        return double.IsNaN(number) ? otherwise : number;
    }

    private bool TryEnter(JsonTokenType start)
    {
        if (Kind == start)
            return true;
        Skip();
        return false;
    }

    private readonly double Number() => _reader.TryGetDouble(out var number) ? number : double.NaN;

    private string Text() => _reader.ValueIsEscaped ? JsonText.Read(ref _reader) : _pool.Get(_reader.ValueSpan);
}
