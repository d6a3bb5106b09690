using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.Attributes;

/// <summary>
/// Copies what callers hand in, so that what they do with it later changes nothing here. A list that contains itself, or never ends, must not
/// hang a server: deep nesting reads as null, and what exceeds the count is left out.
/// </summary>
internal partial struct AttributeCopy
{
    private const int DeepestNesting = 32;
    private const int MostValues = 100_000;

    private int _values;

    /// <summary>What a context may keep: an <see cref="AttributeSet"/> is immutable, anything else is copied. Null for null.</summary>
    internal static AttributeSet? Keep(IReadOnlyDictionary<string, object?>? attributes) =>
        attributes is null ? null : attributes as AttributeSet ?? Of(attributes);

    /// <summary>A map of the entries; an <see cref="AttributeMap"/> itself.</summary>
    internal static AttributeMap Of(IReadOnlyDictionary<string, object?>? attributes) => attributes switch
    {
        null => AttributeMap.Empty,
        AttributeMap map => map,
        Dictionary<string, object?> dictionary when IsOrdinal(dictionary) => new AttributeCopy().CopyOfOrdinal(dictionary, 0),
        _ => new AttributeCopy().CopyOf(attributes, 0),
    };

    /// <summary>Whether keys compare as everywhere in the engine.</summary>
    internal static bool IsOrdinal(Dictionary<string, object?> dictionary) =>
        ReferenceEquals(dictionary.Comparer, EqualityComparer<string>.Default) || ReferenceEquals(dictionary.Comparer, StringComparer.Ordinal);

    /// <summary>The value of whatever is not as simple as <see cref="AttributeValue.From"/> likes it.</summary>
    internal static AttributeValue ValueOf(object value) => AttributeValue.From(new AttributeCopy().CopyOf(value, 0));

    private object? CopyOf(object? value, int depth) => value switch
    {
        null or string or bool or int or long or double or decimal or float or byte or sbyte or short or ushort or uint or ulong => value,
        AttributeList or AttributeMap => value,
        Half or Int128 or UInt128 or BigInteger or nint or nuint => NumberOf(value),
        JsonElement json => CopyOf(json, depth),
        JsonDocument document => CopyOf(document.RootElement, depth),
        JsonNode node => CopyOf(ElementOf(node), depth),
        _ when depth > DeepestNesting => null,
        Dictionary<string, object?> map when IsOrdinal(map) => CopyOfOrdinal(map, depth),
        IReadOnlyDictionary<string, object?> map => CopyOf(map, depth),
        IDictionary map => CopyOf(map, depth),
        IEnumerable items => CopyOf(items, depth),
        _ => TextOf(value),
    };

    /// <summary>Its keys are distinct, so that they need no second dictionary.</summary>
    private AttributeMap CopyOfOrdinal(Dictionary<string, object?> map, int depth)
    {
        var entries = new KeyValuePair<string, object?>[Math.Min(map.Count, Math.Max(0, MostValues - _values))];
        var count = 0;
        foreach (var (key, value) in map)
        {
            if (count == entries.Length || ++_values > MostValues)
                break;
            entries[count++] = new(key, CopyOf(value, depth + 1));
        }

        return AttributeMap.Of(count == entries.Length ? entries : entries[..count]);
    }

    private AttributeMap CopyOf(IReadOnlyDictionary<string, object?> map, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            if (++_values > MostValues)
                break;
            if (key is not null)
                entries[key] = CopyOf(value, depth + 1);
        }

        return AttributeMap.Of([.. entries]);
    }

    private AttributeMap CopyOf(IDictionary map, int depth)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (++_values > MostValues)
                break;
            if (TextOf(entry.Key) is { } key)
                entries[key] = CopyOf(entry.Value, depth + 1);
        }

        return AttributeMap.Of([.. entries]);
    }

    private AttributeList CopyOf(IEnumerable items, int depth)
    {
        var copies = new List<object?>();
        foreach (var item in items)
        {
            if (++_values > MostValues)
                break;
            copies.Add(CopyOf(item, depth + 1));
        }

        return new([.. copies]);
    }

    private static double NumberOf(object value) => value switch
    {
        Half number => (double)number,
        Int128 number => (double)number,
        UInt128 number => (double)number,
        BigInteger number => (double)number,
        nint number => number,
        _ => (nuint)value,
    };

    private static string? TextOf(object value)
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
}
