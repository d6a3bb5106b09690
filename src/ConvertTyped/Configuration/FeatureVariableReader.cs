using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Reads the <c>variables_data</c> of a change and casts variables to their declared types.</summary>
internal static class FeatureVariableReader
{
    internal static FeatureVariables Read(Feature feature, ref JsonInput input, ConfigWarnings warnings)
    {
        if (!input.TryEnterObject())
            return FeatureVariables.None;
        var variables = new KeyValuePair<string, FeatureValue>[feature.VariableArray.Length];
        var count = 0;
        while (input.NextMember())
        {
            var declared = Declared(feature, ref input);
            var name = declared?.Key ?? input.ReadName();
            if (Cast(ref input, VariableTypes.Parse(declared?.Type)) is { } value)
                Set(ref variables, ref count, new(name, value));
            else
                warnings.Add($"A value of the variable '{name}' of the feature '{feature.Key}' is ignored: it does not fit the variable's type.");
        }

        Array.Resize(ref variables, count);
        return count > 0 ? new(variables) : FeatureVariables.None;
    }

    private static void Set(ref KeyValuePair<string, FeatureValue>[] variables, ref int count, KeyValuePair<string, FeatureValue> variable)
    {
        for (var i = 0; i < count; i++)
        {
            if (variables[i].Key != variable.Key)
                continue;
            variables[i] = variable;
            return;
        }

        if (count == variables.Length)
            Array.Resize(ref variables, count + 1);
        variables[count++] = variable;
    }

    private static FeatureVariable? Declared(Feature feature, ref JsonInput member)
    {
        foreach (var variable in feature.VariableArray)
        {
            if (member.NameIs(variable.Key))
                return variable;
        }

        return null;
    }

    /// <summary>Casts a value to the declared type. Returns null if the value does not fit the type.</summary>
    private static FeatureValue? Cast(ref JsonInput input, VariableType type) => type switch
    {
        VariableType.Boolean => FeatureValue.Of(VariableCast.ToBoolean(input.ReadPrimitive())),
        VariableType.Integer => VariableCast.ToInteger(input.ReadPrimitive()) is { } number ? FeatureValue.Of(number) : null,
        VariableType.Float => VariableCast.ToFloat(input.ReadPrimitive()) is { } number ? FeatureValue.Of(number) : null,
        VariableType.String => FeatureValue.Of(input.ReadPrimitive().ToText()),
        VariableType.Json when input.Kind is JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.Null =>
            FeatureValue.Of(input.ReadElement()),
        VariableType.Json => ParseJson(input.ReadPrimitive().ToText()),
        _ => AsItIs(input.ReadElement()),
    };

    private static FeatureValue ParseJson(string text)
    {
        try
        {
            return FeatureValue.Of(JsonSlice.Parse(Encoding.UTF8.GetBytes(text)));
        }
        catch (JsonException)
        {
            return FeatureValue.Of(text);
        }
    }

    private static FeatureValue AsItIs(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => FeatureValue.Of(JsonText.Read(json)),
        JsonValueKind.True => FeatureValue.Of(true),
        JsonValueKind.False => FeatureValue.Of(false),
        JsonValueKind.Number => json.TryGetInt64(out var number) ? FeatureValue.Of(number) : FeatureValue.Of(json.GetDouble()),
        _ => FeatureValue.Of(json),
    };
}
