using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Generated;

namespace ConvertTyped.Configuration;

internal enum FeatureValueType
{
    Text,
    Boolean,
    Integer,
    Float,
    Json,
}

/// <summary>The value of a feature variable, cast to its type.</summary>
/// <param name="Type">The type, which determines whether the value is in <paramref name="Content"/> or <paramref name="Bits"/>.</param>
/// <param name="Content">A string, or a <see cref="JsonValue"/>.</param>
/// <param name="Bits">An integer, the bits of a double, or 0 or 1 for a boolean.</param>
internal readonly record struct FeatureValue(FeatureValueType Type, object? Content, long Bits = 0)
{
    internal double Float => Type == FeatureValueType.Integer ? Bits : BitConverter.Int64BitsToDouble(Bits);

    internal object? Boxed => Type switch
    {
        FeatureValueType.Boolean => Bits != 0,
        FeatureValueType.Integer => Bits,
        FeatureValueType.Float => Float,
        FeatureValueType.Json => ((JsonValue)Content!).Plain,
        _ => Content,
    };

    internal static FeatureValue Of(string text) => new(FeatureValueType.Text, text);

    internal static FeatureValue Of(bool flag) => new(FeatureValueType.Boolean, null, flag ? 1 : 0);

    internal static FeatureValue Of(long number) => new(FeatureValueType.Integer, null, number);

    internal static FeatureValue Of(double number) => new(FeatureValueType.Float, null, BitConverter.DoubleToInt64Bits(number));

    internal static FeatureValue Of(JsonElement json) => new(FeatureValueType.Json, new JsonValue(json));
}

/// <summary>The value of a JSON variable: as an element, and as a plain .NET value if it is a string, number, boolean or null.</summary>
internal sealed class JsonValue(JsonElement element)
{
    private object? _read;

    internal JsonElement Element => element;

    internal object? Plain => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => JsonText.Read(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var number) ? (object)number : element.GetDouble(),
        _ => element,
    };

    /// <summary>The value as a generated type. It is read once, so all readers of a variation's variable get the same instance.</summary>
    internal T ReadAs<T>(Func<JsonReading, T> read, out string? lacking)
    {
        lacking = null;
        if (Volatile.Read(ref _read) is Typed<T> known)
            return known.Value;
        var shape = new JsonShape();
        var value = read(new(element, shape, ""));
        lacking = shape.Lacking;
        Volatile.Write(ref _read, new Typed<T>(value));
        return value;
    }

    internal T? ReadAsObject<T>(Func<JsonReading, T> read, out string? lacking)
        where T : class
    {
        lacking = null;
        return Volatile.Read(ref _read) is Typed<T?> known ? known.Value : ReadObject(read, out lacking);
    }

    // A separate method, so that the closure of the lambda is allocated only here.
    private T? ReadObject<T>(Func<JsonReading, T> read, out string? lacking)
        where T : class => ReadAs<T?>(json => json.AsObjectOrNull(read), out lacking);

    private sealed record Typed<T>(T Value);
}
