using System.Collections;
using System.Globalization;
using System.Text.Json;
using ConvertTyped.JavaScript;

namespace ConvertTyped.Attributes;

/// <summary>Copies what callers hand in, so that what they do with it later changes nothing here.</summary>
internal static class AttributeCopy
{
    /// <summary>Deeper nesting reads as null: a list that contains itself must not hang a server.</summary>
    private const int DeepestNesting = 32;

    /// <summary>What a context may keep: an <see cref="AttributeSet"/> is immutable, anything else is copied. Null for null.</summary>
    internal static AttributeSet? Keep(IReadOnlyDictionary<string, object?>? attributes) =>
        attributes is null ? null : attributes as AttributeSet ?? Of(attributes);

    /// <summary>A map of the entries; an <see cref="AttributeMap"/> itself.</summary>
    internal static AttributeMap Of(IReadOnlyDictionary<string, object?>? attributes, int depth = 0)
    {
        if (attributes is null)
            return AttributeMap.Empty;
        if (attributes is AttributeMap map)
            return map;
        if (attributes is Dictionary<string, object?> dictionary)
            return Of(dictionary, depth);
        var entries = new List<KeyValuePair<string, object?>>(attributes.Count);
        foreach (var (key, value) in attributes)
            Add(entries, key, value, depth);
        return AttributeMap.Of([.. entries]);
    }

    private static AttributeMap Of(Dictionary<string, object?> dictionary, int depth)
    {
        var entries = new KeyValuePair<string, object?>[dictionary.Count];
        var count = 0;
        foreach (var (key, value) in dictionary)
            entries[count++] = new(key, CopyOf(value, depth + 1));
        return AttributeMap.Of(entries);
    }

    internal static AttributeValue Of(IEnumerable items) => AttributeValue.From(CopyOf(items, 0));

    internal static AttributeValue Of(JsonElement json) => AttributeValue.From(CopyOf(json, 0));

    internal static string? TextOf(object value)
    {
        try
        {
            return value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static object? CopyOf(object? value, int depth) => value switch
    {
        null or string or bool or int or long or double or decimal or AttributeList or AttributeMap => value,
        JsonElement json => CopyOf(json, depth),
        float or byte or sbyte or short or ushort or uint or ulong => value,
        _ when depth > DeepestNesting => null,
        IReadOnlyDictionary<string, object?> map => Of(map, depth + 1),
        IDictionary map => CopyOf(map, depth),
        IEnumerable items => new AttributeList([.. items.Cast<object?>().Select(item => CopyOf(item, depth + 1))]),
        _ => TextOf(value),
    };

    private static AttributeMap CopyOf(IDictionary map, int depth)
    {
        var entries = new List<KeyValuePair<string, object?>>(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            if (TextOf(entry.Key) is { } key)
                Add(entries, key, entry.Value, depth);
        }

        return AttributeMap.Of([.. entries]);
    }

    private static object? CopyOf(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(json),
        JsonValueKind.Number => json.TryGetInt64(out var number) ? number : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array when depth <= DeepestNesting =>
            new AttributeList([.. json.EnumerateArray().Select(item => CopyOf(item, depth + 1))]),
        JsonValueKind.Object when depth <= DeepestNesting => CopyOfObject(json, depth),
        _ => null,
    };

    private static AttributeMap CopyOfObject(JsonElement json, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
            entries[JsonText.NameOf(member)] = CopyOf(member.Value, depth + 1);
        return AttributeMap.Of([.. entries]);
    }

    private static void Add(List<KeyValuePair<string, object?>> entries, string key, object? value, int depth)
    {
        if (key is not null)
            entries.Add(new(key, CopyOf(value, depth + 1)));
    }
}
