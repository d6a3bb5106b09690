using System.ComponentModel;

namespace ConvertTyped.Generated;

/// <summary>
/// Reads the list of an experience's variations. Generated code contains the list as one string, <c>id:key|id:key</c>, in the order of the
/// generated enum. For a variation without a key, the list contains only the id. <c>%</c>, <c>:</c> and <c>|</c> in an id or key are
/// percent-encoded. Do not use this class in your own code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VariationList
{
    /// <summary>
    /// Finds a variation by its id or, if the id is not in the list, by its key. Returns the variation's index; -1 if neither is in the list.
    /// </summary>
    /// <remarks>Ids take precedence, because a key can move to another variation, but an id cannot.</remarks>
    public static int IndexOf(string known, string id, string? key)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(id);
        var index = Find(known, id, byKey: false);
        return index >= 0 || key is null ? index : Find(known, key, byKey: true);
    }

    /// <summary>Returns the id and the key of the variation at an index. The key is null if the variation has none.</summary>
    public static (string Id, string? Key) At(string known, int index)
    {
        ArgumentNullException.ThrowIfNull(known);
        var entry = known.Split('|')[index];
        var colon = entry.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (Decode(entry), null) : (Decode(entry[..colon]), Decode(entry[(colon + 1)..]));
    }

    private static int Find(ReadOnlySpan<char> rest, string text, bool byKey)
    {
        for (var index = 0; ; index++)
        {
            var bar = rest.IndexOf('|');
            var entry = bar < 0 ? rest : rest[..bar];
            var colon = entry.IndexOf(':');
            if (byKey ? colon >= 0 && Matches(entry[(colon + 1)..], text) : Matches(colon < 0 ? entry : entry[..colon], text))
                return index;
            if (bar < 0)
                return -1;
            rest = rest[(bar + 1)..];
        }
    }

    private static bool Matches(ReadOnlySpan<char> encoded, string text) =>
        encoded.Contains('%') ? Decode(encoded.ToString()) == text : encoded.SequenceEqual(text);

    private static string Decode(string encoded) => encoded
        .Replace("%7C", "|", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
