using System.Globalization;
using System.Text;
using System.Text.Json;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Testing.Overrides;

/// <summary>Converts variable values from a test to the declared types of the variables. Messages never contain a value.</summary>
internal static class VariableValues
{
    /// <exception cref="ArgumentException">The feature declares no such variable, a value does not fit the type of its variable, or a name
    /// occurs twice.</exception>
    internal static FeatureVariables Convert(Feature feature, bool isSynthetic, (string Name, object? Value)[] variables)
    {
        var values = new List<KeyValuePair<string, FeatureValue>>(variables.Length);
        foreach (var (name, value) in variables)
        {
            var declared = isSynthetic ? new(name, null) : DeclaredBy(feature, name);
            if (values.Exists(earlier => earlier.Key == name))
                throw new ArgumentException($"The variable '{name}' of the feature '{feature.Key}' is specified twice.", nameof(variables));
            if (value is not null)
                values.Add(new(name, Convert(feature, declared, value)));
        }

        return values.Count == 0 ? FeatureVariables.None : new([.. values]);
    }

    private static FeatureVariable DeclaredBy(Feature feature, string name) =>
        feature.VariableArray.FirstOrDefault(variable => variable.Key == name) ?? throw new ArgumentException(
            $"The feature '{feature.Key}' has no variable '{name}'. It has {Names(feature.VariableArray.Select(variable => variable.Key))}.", nameof(name));

    private static FeatureValue Convert(Feature feature, FeatureVariable declared, object value)
    {
        try
        {
            return declared.Type switch
            {
                "boolean" => value is bool flag ? FeatureValue.Of(flag) : null,
                "integer" => WholeNumber(value) is { } number ? FeatureValue.Of(number) : null,
                "float" => Number(value) is { } number ? FeatureValue.Of(number) : null,
                "string" => value is string text ? FeatureValue.Of(text) : null,
                "json" => Json(value),
                _ => AsItIs(value),
            } ?? throw Unfit("");
        }
        catch (JsonException exception)
        {
            // The JSON library quotes characters of a string that is not valid JSON.
            throw Unfit(value is string ? " The string is not valid JSON." : $" {exception.Message}");
        }

        ArgumentException Unfit(string reason) => new(
            $"The variable '{declared.Key}' of the feature '{feature.Key}' is of type {declared.Type ?? "JSON"}, "
            + $"and the given value of type {value.GetType().Name} cannot be converted to that type.{reason}",
            nameof(value));
    }

    private static FeatureValue? AsItIs(object value) => value switch
    {
        string text => FeatureValue.Of(text),
        bool flag => FeatureValue.Of(flag),
        _ when WholeNumber(value) is { } number => FeatureValue.Of(number),
        _ when Number(value) is { } number => FeatureValue.Of(number),
        _ => Json(value),
    };

    private static long? WholeNumber(object value) =>
        value is byte or sbyte or short or ushort or int or uint or long ? System.Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    private static double? Number(object value) => value switch
    {
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? number : null,
        ulong or decimal => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => WholeNumber(value),
    };

    /// <summary>Converts a value to JSON. As in a config, a string is read as JSON text.</summary>
    /// <exception cref="JsonException">The value cannot be converted.</exception>
    private static FeatureValue Json(object value) =>
        FeatureValue.Of(value is string text ? JsonSlice.Parse(Encoding.UTF8.GetBytes(text)) : PlainJson.Write(value));

    internal static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Select(name => $"'{name}'")) is { Length: > 0 } all ? all : "none";
}
