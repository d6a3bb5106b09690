using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConvertTyped.Attributes;

/// <summary>
/// Copies the attributes that callers pass, so that later changes to them have no effect. A value that is nested too deeply becomes an
/// <see cref="UnreadValue"/>, and values beyond the maximum number are ignored. A list that contains itself or never ends therefore cannot block a server.
/// </summary>
internal partial struct AttributeCopy
{
    /// <summary>The ISO 8601 format of JSON serializers: without trailing zeros, and with <c>Z</c> or an offset unless the kind of the date is unspecified.</summary>
    internal const string IsoDateTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private const int DeepestNesting = 32;
    private const int MostValues = 100_000;

    private int _values;

    /// <summary>Returns attributes that a context may keep: an <see cref="AttributeSet"/> itself, because it is immutable, or a copy. Null is returned unchanged.</summary>
    internal static AttributeSet? Keep(IReadOnlyDictionary<string, object?>? attributes) =>
        attributes is null ? null : attributes as AttributeSet ?? Copy(attributes);

    /// <summary>Copies attributes into a map. An <see cref="AttributeMap"/> is returned unchanged.</summary>
    internal static AttributeMap Copy(IReadOnlyDictionary<string, object?>? attributes) => attributes switch
    {
        null => AttributeMap.Empty,
        AttributeMap map => map,
        Dictionary<string, object?> dictionary when IsOrdinal(dictionary) => new AttributeCopy().CopyOfOrdinal(dictionary, 0),
        _ => new AttributeCopy().CopyOf(attributes, 0),
    };

    /// <summary>Whether the dictionary compares keys ordinally, as rules do.</summary>
    internal static bool IsOrdinal(Dictionary<string, object?> dictionary) =>
        ReferenceEquals(dictionary.Comparer, EqualityComparer<string>.Default) || ReferenceEquals(dictionary.Comparer, StringComparer.Ordinal);

    /// <summary>Converts a value of a type that <see cref="AttributeValue.From"/> does not handle itself.</summary>
    internal static AttributeValue ValueOf(object value) => AttributeValue.From(new AttributeCopy().CopyOf(value, 0));

    /// <summary>Unwraps and copies a value in a wrapper, such as a type of a JSON library or <c>StringValues</c>. Returns other values unchanged.</summary>
    internal static object? Unwrap(object value) => value switch
    {
        JsonElement or JsonNode => new AttributeCopy().CopyOf(value, 0),
        _ => WrappedValue.TryUnwrap(value, out var content) ? new AttributeCopy().CopyOf(content, 0) : value,
    };

    private object? CopyOf(object? value, int depth) => value switch
    {
        null or string or bool or int or long or double or decimal or float or byte or sbyte or short or ushort or uint or ulong => value,
        AttributeList or AttributeMap or UnreadValue => value,
        Half or Int128 or UInt128 or BigInteger or nint or nuint => NumberOf(value),
        JsonElement json => CopyOf(json, depth),
        JsonDocument document => CopyOf(document.RootElement, depth),
        JsonNode node => CopyOf(ElementOf(node), depth),
        _ when depth > DeepestNesting => new UnreadValue(value.GetType()),
        Dictionary<string, object?> map when IsOrdinal(map) => CopyOfOrdinal(map, depth),
        IReadOnlyDictionary<string, object?> map => CopyOf(map, depth),
        IDictionary<string, object?> map => CopyOf(map, depth),
        _ when WrappedValue.TryUnwrap(value, out var content) => CopyOf(content, depth + 1),
        IDictionary map => CopyOf(map, depth),
        IEnumerable items => CopyOf(items, depth),
        _ => TextOf(value) ?? (object)new UnreadValue(value.GetType()),
    };

    /// <summary>Copies a dictionary that compares keys ordinally. Its keys are distinct, so no second dictionary is needed to find duplicates.</summary>
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

    private AttributeMap CopyOf(IEnumerable<KeyValuePair<string, object?>> map, int depth)
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

    /// <summary>Converts a value to text. Returns null if its type does not define a string representation, or if the conversion throws.</summary>
    private static string? TextOf(object value)
    {
        try
        {
            return value switch
            {
                DateTime date => date.ToString(IsoDateTime, CultureInfo.InvariantCulture),
                DateTimeOffset date => date.ToString(IsoDateTime, CultureInfo.InvariantCulture),
                DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
                TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => OwnTextOf(value),
            };
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns the text that the type defines for the value. Returns null for a default text: the name of the type, or the list of members that compilers
    /// generate for records and anonymous types.
    /// </summary>
    private static string? OwnTextOf(object value)
    {
        var (text, type) = (value.ToString(), value.GetType());
        var isInherited = text is null || text == type.ToString()
            || text.StartsWith("{ ", StringComparison.Ordinal) || text.StartsWith($"{type.Name} {{ ", StringComparison.Ordinal);
        return isInherited ? null : text;
    }
}
