using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Generated;

/// <summary>Reads the values of JSON variables as generated types. Results are cached, so that a value is not read again for each visitor.</summary>
internal static class TypedJson
{
    /// <summary>Reads a variable. Text that was not parsed as JSON can be read only as a string.</summary>
    [return: MaybeNull]
    internal static T Read<T>(FeatureVariables variables, string name, Func<JsonReading, T> read, out string? lacking)
    {
        lacking = null;
        if (!variables.TryFind(name, out var value))
            return default;
        if (value.Content is JsonValue json)
            return Read(json, read, out lacking);
        if (value is { Type: FeatureValueType.Text, Content: T text })
            return text;
        lacking = "";
        return default;
    }

    internal static T? ReadObject<T>(FeatureVariables variables, string name, Func<JsonReading, T> read, out string? lacking)
        where T : class
    {
        lacking = null;
        if (!variables.TryFind(name, out var value))
            return null;
        if (value.Content is JsonValue json)
            return json.Typed is Typed<T?> known ? known.Value : ReadObject(json, read, out lacking);
        lacking = "";
        return null;
    }

    private static T Read<T>(JsonValue json, Func<JsonReading, T> read, out string? lacking)
    {
        lacking = null;
        if (json.Typed is Typed<T> known)
            return known.Value;
        var shape = new JsonShape();
        var value = read(new(json.Element, shape, ""));
        lacking = shape.Lacking;
        json.Typed = new Typed<T>(value);
        return value;
    }

    // A separate method, so that the closure of the lambda is allocated only here.
    private static T? ReadObject<T>(JsonValue json, Func<JsonReading, T> read, out string? lacking)
        where T : class => Read<T?>(json, value => value.AsObjectOrNull(read), out lacking);

    private sealed record Typed<T>(T Value);
}
