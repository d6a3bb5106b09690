using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>
/// Reads the bytes of a config, forward only. A value that may be of any kind is converted as in JavaScript. Each read leaves the reader at the
/// last token of the value.
/// </summary>
internal ref struct JsonInput
{
    private readonly byte[] _utf8;
    private readonly int _end;
    private readonly StringPool _pool;

    /// <summary>The position at which <see cref="_reader"/> started to read.</summary>
    private int _start;
    private Utf8JsonReader _reader;

    internal JsonInput(JsonSlice source, StringPool pool)
    {
        _utf8 = source.Utf8;
        _start = source.Start;
        _end = source.Start + source.Length;
        _pool = pool;
        _reader = new(source.Bytes, JsonSlice.ReaderOptions);
        _reader.Read();
    }

    /// <summary>The kind of the current value. If the reader is at the name of a member, it first moves to the member's value.</summary>
    internal JsonTokenType Kind
    {
        get
        {
            if (_reader.TokenType == JsonTokenType.PropertyName)
                _reader.Read();
            return _reader.TokenType;
        }
    }

    /// <summary>The position where the value begins.</summary>
    internal int Position => Kind == JsonTokenType.None ? 0 : _start + (int)_reader.TokenStartIndex;

    /// <summary>The value that began at <paramref name="from"/> and ends at the current token.</summary>
    internal readonly JsonSlice SliceFrom(int from) => new(_utf8, from, _start + (int)_reader.BytesConsumed - from);

    /// <summary>Enters an object; anything else is skipped.</summary>
    internal bool TryEnterObject() => TryEnter(JsonTokenType.StartObject);

    /// <summary>Enters a list; anything else is skipped.</summary>
    internal bool TryEnterList() => TryEnter(JsonTokenType.StartArray);

    /// <summary>Moves to the next member of the object. Returns false at the end of the object.</summary>
    internal bool NextMember() => _reader.Read() && _reader.TokenType != JsonTokenType.EndObject;

    /// <summary>Moves to the next item of the list. Returns false at the end of the list.</summary>
    internal bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    /// <summary>Whether the current member has this name.</summary>
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

    /// <summary>Throws if anything but white space follows the value.</summary>
    internal void ReadToEnd()
    {
        while (_reader.Read())
        {
        }
    }

    /// <summary>The value as the root of a separate document.</summary>
    internal JsonElement ReadElement() => JsonElement.ParseValue(ref _reader);

    /// <summary>Moves to the end of the current list and returns the list as a slice. Errors in the list may be detected only when the slice is read.</summary>
    internal JsonSlice ReadListSlice()
    {
        var from = Position;
        var end = JsonListEnd.Find(_utf8.AsSpan(0, _end), from);
        if (end < 0)
        {
            Skip();
            return SliceFrom(from);
        }

        _start = end - 1;
        _reader = new(_utf8.AsSpan(_start, _end - _start), isFinalBlock: true, _reader.CurrentState);
        _reader.Read();
        return SliceFrom(from);
    }

    /// <summary>Reads a string. Returns null for any other value.</summary>
    internal string? ReadText()
    {
        if (Kind == JsonTokenType.String)
            return Text();
        Skip();
        return null;
    }

    /// <summary>Reads an id or key: a string, or a number converted to text as in JavaScript. Returns null for an empty string or any other value.</summary>
    internal string? ReadId()
    {
        if (Kind == JsonTokenType.Number)
            return EntityId.Normalize(Number());
        return EntityId.Normalize(ReadText());
    }

    /// <summary>Reads the current member if it is one of the fields that every entity has.</summary>
    internal bool TryRead(ref EntityHead head)
    {
        if (NameIs("id"u8))
            head.Id = ReadId();
        else if (NameIs("key"u8))
            head.Key = ReadId();
        else
            return false;
        return true;
    }

    /// <summary>Reads the ids of a list and skips items that are not ids. Returns no ids if the value is not a list.</summary>
    internal string[] ReadIds() => ReadIds(out _);

    /// <summary>Reads the ids of a list, and determines whether the list has any items, including those that are not ids.</summary>
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

    /// <summary><c>Number(x)</c>, or <paramref name="otherwise"/> if the result is <c>NaN</c>.</summary>
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
