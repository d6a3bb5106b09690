using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Snapshots;

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
/// <param name="Content">A string or a <see cref="JsonValue"/>; null if the value is in <paramref name="Bits"/>.</param>
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
    private object? _typed;

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

    /// <summary>The result of the last conversion to a generated type; null if the value has not been converted.</summary>
    internal object? Typed
    {
        get => Volatile.Read(ref _typed);
        set => Volatile.Write(ref _typed, value);
    }
}
