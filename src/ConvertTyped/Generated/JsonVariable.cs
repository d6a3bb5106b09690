using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using ConvertTyped.Configuration;

namespace ConvertTyped.Generated;

/// <summary>What generated code reads the JSON variables of features with. Not meant to be used by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonVariable
{
    /// <summary>
    /// A feature's JSON variable, read once per variation and kept. Null when there is none, or it does not fit, which is logged once per variable.
    /// </summary>
    [return: MaybeNull]
    public static T Read<T>(ConvertContext? context, FeatureResult? feature, [FeatureVariable] string name, Func<JsonReading, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (feature is null)
            return default;
        var value = feature.Variables.ReadJson(name, read, out var lacking);
        if (lacking is not null)
            context?.WarnOfShape(feature.FeatureKey, name, lacking);
        return value;
    }

    /// <summary>A feature's JSON variable that is an object; else as any other.</summary>
    public static T? ReadObject<T>(ConvertContext? context, FeatureResult? feature, [FeatureVariable] string name, Func<JsonReading, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (feature is null)
            return null;
        var value = feature.Variables.ReadJsonObject(name, read, out var lacking);
        if (lacking is not null)
            context?.WarnOfShape(feature.FeatureKey, name, lacking);
        return value;
    }

    /// <summary>A value that stands in the code as JSON.</summary>
    public static T Parse<T>(string json, Func<JsonReading, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read(new(Parse(json), new(), ""));
    }

    /// <summary>A value that stands in the code as JSON.</summary>
    public static JsonElement Parse(string json) => JsonSlice.Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>The empty list.</summary>
    public static IReadOnlyList<T> List<T>() => JsonList<T>.Empty;

    /// <summary>A copy that nobody can change, equal to another when their items are. Null for null.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? List<T>(IEnumerable<T>? items) => items is null ? null : items as JsonList<T> ?? new JsonList<T>([.. items]);
}
