using System.Text;
using System.Text.Json;
using ConvertTyped.JavaScript;

namespace ConvertTyped.Config;

/// <summary>A change's <c>variables_data</c> → variables of their declared types.</summary>
internal static class FeatureVariableReader
{
    internal static FeatureVariables Read(Feature feature, JsonElement values, ConfigWarnings warnings)
    {
        if (values.ValueKind != JsonValueKind.Object)
            return FeatureVariables.None;
        var variables = new Dictionary<string, FeatureValue>(StringComparer.Ordinal);
        foreach (var member in values.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            if (Cast(member.Value, TypeOf(feature, name)) is { } value)
            {
                variables[name] = value;
                continue;
            }

            variables.Remove(name);
            warnings.Add($"The variable '{name}' of the feature '{feature.Key}' has a value that does not fit its type and is unavailable.");
        }

        return variables.Count == 0 ? FeatureVariables.None : new([.. variables]);
    }

    private static string? TypeOf(Feature feature, string name)
    {
        foreach (var variable in feature.VariableArray)
        {
            if (variable.Key == name)
                return variable.Type;
        }

        return null;
    }

    /// <summary>Null: unavailable.</summary>
    private static FeatureValue? Cast(JsonElement json, string? type) => type switch
    {
        "boolean" => FeatureValue.Of(ToBoolean(ConfigJson.Value(json))),
        "integer" => ToInteger(ConfigJson.Value(json)) is { } number ? FeatureValue.Of(number) : null,
        "float" => ToDouble(ConfigJson.Value(json)) is { } number ? FeatureValue.Of(number) : null,
        "string" => FeatureValue.Of(JavaScriptValue.ToText(ConfigJson.Value(json))),
        "json" when json.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null => FeatureValue.Of(json),
        "json" => ParseJson(JavaScriptValue.ToText(ConfigJson.Value(json))),
        _ => AsItIs(json),
    };

    private static bool ToBoolean(in AttributeValue value) => value.Text switch
    {
        "true" => true,
        "false" => false,
        _ => JavaScriptValue.ToBoolean(value),
    };

    private static long? ToInteger(in AttributeValue value) =>
        value.IsBoolean ? (value.Boolean ? 1 : 0) :
        JavaScriptNumber.TryParseLeadingInteger(JavaScriptValue.ToText(value), out var number) ? number :
        null;

    private static double? ToDouble(in AttributeValue value) =>
        value.IsBoolean ? (value.Boolean ? 1 : 0) :
        JavaScriptNumber.TryParseLeadingDouble(JavaScriptValue.ToText(value), out var number) ? number :
        null;

    private static FeatureValue ParseJson(string text)
    {
        try
        {
            return FeatureValue.Of(JsonDocument.Parse(Encoding.UTF8.GetBytes(text), SnapshotReader.JsonOptions).RootElement);
        }
        catch (JsonException)
        {
            return FeatureValue.Of(text);
        }
    }

    private static FeatureValue AsItIs(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => FeatureValue.Of(JsonText.Of(json)),
        JsonValueKind.True => FeatureValue.Of(true),
        JsonValueKind.False => FeatureValue.Of(false),
        JsonValueKind.Number => json.TryGetInt64(out var number) ? FeatureValue.Of(number) : FeatureValue.Of(json.GetDouble()),
        _ => FeatureValue.Of(json),
    };
}
