using System.Text.Json;

namespace ConvertTyped.Config;

internal enum FeatureValueType
{
    Text,
    Boolean,
    Integer,
    Float,
    Json,
}

/// <summary>A feature variable's value, cast. Its boxed form is made once, with the snapshot.</summary>
internal readonly record struct FeatureValue(FeatureValueType Type, object? Boxed, long Integer, double Float)
{
    internal static FeatureValue Of(string text) => new(FeatureValueType.Text, text, 0, 0);

    internal static FeatureValue Of(bool flag) => new(FeatureValueType.Boolean, flag, flag ? 1 : 0, 0);

    internal static FeatureValue Of(long number) => new(FeatureValueType.Integer, number, number, number);

    internal static FeatureValue Of(double number) => new(FeatureValueType.Float, number, 0, number);

    internal static FeatureValue Of(JsonElement json) =>
        new(FeatureValueType.Json, json.ValueKind == JsonValueKind.Null ? null : json, 0, 0);
}
