using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Configuration;

/// <summary>The position of a value in the bytes of a config. This keeps a snapshot small, because a value is parsed only when it is needed.</summary>
internal readonly struct JsonSlice(byte[] utf8, int start, int length)
{
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 256 };

    internal bool IsEmpty => length == 0;

    internal ReadOnlySpan<byte> Bytes => utf8.AsSpan(start, length);

    internal JsonInput Open(StringPool pool) => new(utf8, start, length, pool);

    /// <summary>The value as the root of a separate document.</summary>
    internal JsonElement Parse() => Parse(Bytes);

    /// <exception cref="JsonException">The bytes are not a single JSON value.</exception>
    internal static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        var element = JsonElement.ParseValue(ref reader);
        while (reader.Read())
        {
        }

        return element;
    }

    /// <summary>The string member with this name; null if the object has none.</summary>
    internal string? TextOf(string name) =>
        JsonText.Member(Parse(), name) is { ValueKind: JsonValueKind.String } value ? JsonText.Read(value) : null;
}
