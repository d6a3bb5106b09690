using System.Text.Json;
using ConvertTyped.JavaScript;

namespace ConvertTyped.Config;

internal enum FeatureValueType
{
    Text,
    Boolean,
    Integer,
    Float,
    Json,
}

/// <summary>A feature variable's value, cast. Its boxed form is made once, with the snapshot; JSON's own strings, numbers and booleans unwrapped.</summary>
internal readonly record struct FeatureValue(FeatureValueType Type, object? Boxed, long Integer = 0, double Float = 0, JsonElement Json = default)
{
    internal static FeatureValue Of(string text) => new(FeatureValueType.Text, text);

    internal static FeatureValue Of(bool flag) => new(FeatureValueType.Boolean, flag, flag ? 1 : 0);

    internal static FeatureValue Of(long number) => new(FeatureValueType.Integer, number, number, number);

    internal static FeatureValue Of(double number) => new(FeatureValueType.Float, number, Float: number);

    internal static FeatureValue Of(JsonElement json) => new(FeatureValueType.Json, json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => JsonText.Of(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var number) ? number : json.GetDouble(),
        _ => json,
    }, Json: json);
}
