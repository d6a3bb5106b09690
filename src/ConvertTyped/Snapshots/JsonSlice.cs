using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Snapshots;

/// <summary>The position of a value in the bytes of a config. Storing the position keeps a snapshot small, because the value is parsed only when needed.</summary>
internal readonly record struct JsonSlice(byte[] Utf8, int Start, int Length)
{
    internal static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 256 };

    internal bool IsEmpty => Length == 0;

    internal ReadOnlySpan<byte> Bytes => Utf8.AsSpan(Start, Length);

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

    /// <summary>The string member with this name; null if the object has no such member.</summary>
    internal string? TextOf(string name) =>
        JsonText.Member(Parse(), name) is { ValueKind: JsonValueKind.String } value ? JsonText.Read(value) : null;
}
