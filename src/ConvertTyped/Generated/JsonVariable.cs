using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generated;

/// <summary>Reads the JSON variables of features. This class is for generated code only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonVariable
{
    /// <summary>
    /// Reads a JSON variable, and caches the result for the variation. Returns the default value of <typeparamref name="T"/> if the feature is off,
    /// there is no such variable, or its value cannot be read as this type. An unexpected shape is logged once per variable.
    /// </summary>
    [return: MaybeNull]
    public static T Read<T>(ConvertContext? context, FeatureResult? feature, [FeatureVariable] string name, Func<JsonReading, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (feature is null)
            return default;
        var value = TypedJson.Read(feature.Variables, name, read, out var lacking);
        if (lacking is not null)
            context?.WarnOfShape(feature.FeatureKey, name, lacking);
        return value;
    }

    /// <summary>
    /// Reads a JSON variable that is an object, and caches the result for the variation. Returns null if the feature is off, there is no such
    /// variable, or its value cannot be read as <typeparamref name="T"/>. An unexpected shape is logged once per variable.
    /// </summary>
    public static T? ReadObject<T>(ConvertContext? context, FeatureResult? feature, [FeatureVariable] string name, Func<JsonReading, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (feature is null)
            return null;
        var value = TypedJson.ReadObject(feature.Variables, name, read, out var lacking);
        if (lacking is not null)
            context?.WarnOfShape(feature.FeatureKey, name, lacking);
        return value;
    }

    /// <summary>Parses a JSON value that generated code contains.</summary>
    public static T Parse<T>(string json, Func<JsonReading, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read(new(Parse(json), new(), ""));
    }

    /// <summary>Parses a JSON value that generated code contains.</summary>
    public static JsonElement Parse(string json) => JsonSlice.Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>Returns an empty list with value equality.</summary>
    public static IReadOnlyList<T> List<T>() => JsonList<T>.Empty;

    /// <summary>
    /// Copies items to an immutable list with value equality. If the items are already such a list, returns it unchanged. Returns null for null.
    /// </summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IReadOnlyList<T>? List<T>(IEnumerable<T>? items) => items is null ? null : items as JsonList<T> ?? new JsonList<T>([.. items]);
}
