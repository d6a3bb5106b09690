using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>Where in a config's bytes a value stands. Keeps a snapshot small: what nobody asks for is never parsed into elements.</summary>
internal readonly struct JsonSlice(byte[] utf8, int start, int length)
{
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 256 };

    internal bool IsEmpty => length == 0;

    internal ReadOnlySpan<byte> Bytes => utf8.AsSpan(start, length);

    internal JsonInput Open(StringPool pool) => new(utf8, start, length, pool);

    /// <summary>The value as an element of a document of its own.</summary>
    internal JsonElement Parse() => Parse(Bytes);

    /// <exception cref="JsonException">It is not one JSON value.</exception>
    internal static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        var element = JsonElement.ParseValue(ref reader);
        while (reader.Read())
        {
        }

        return element;
    }

    /// <summary>A string that the object has under that name; null where it has none.</summary>
    internal string? TextOf(string name) =>
        JsonText.Member(Parse(), name) is { ValueKind: JsonValueKind.String } value ? JsonText.Read(value) : null;
}
