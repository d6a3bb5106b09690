using System.Globalization;

namespace ConvertTyped.Generator.Config.Fallbacks;

/// <summary>Reads the values of a convert.fallbacks.json. Returns no values if the text is not JSON.</summary>
internal static class FallbackReader
{
    public static IReadOnlyList<FallbackModel> Read(string text, CancellationToken cancellationToken = default)
    {
        var json = JsonReader.Read(text, cancellationToken);
        return json.Errors.Count > 0 ? [] : [.. Read(json.Root)];
    }

    /// <summary>Whether a fallback has its variable's type. Unlike a config's values, fallbacks are not converted: <c>"20"</c> is not an integer.</summary>
    public static bool Fits(FallbackModel fallback, VariableModel variable) => variable.Type switch
    {
        VariableType.Boolean => fallback.Kind is JsonKind.True or JsonKind.False,
        VariableType.Integer => fallback.Shape.Kind == InferredShapeKind.Integer,
        VariableType.Float => fallback.Kind == JsonKind.Number && IsFinite(fallback.Text),
        VariableType.String => fallback.Kind == JsonKind.String,
        VariableType.Json => fallback.Kind != JsonKind.Null && ShapeInference.Fits(variable.Shape ?? InferredShape.Unknown, fallback.Shape),
        _ => false,
    };

    /// <summary>The fallback of a variable as a string, a boolean, a long or a double; null if the variable has no fallback or is a JSON variable.</summary>
    public static object? ValueOf(VariableModel variable) => variable.Fallback is not { } fallback ? null : variable.Type switch
    {
        VariableType.Boolean => fallback.Kind == JsonKind.True,
        VariableType.Integer => long.Parse(fallback.Text, CultureInfo.InvariantCulture),
        VariableType.Float => double.Parse(fallback.Text, CultureInfo.InvariantCulture),
        VariableType.String => fallback.Text,
        _ => null,
    };

    private static IEnumerable<FallbackModel> Read(JsonNode root) =>
        from feature in Last(root["features"])
        from variable in Last(feature.Value)
        let value = variable.Value
        select new FallbackModel(
            feature.Name, variable.Name, value.Kind, value.Kind == JsonKind.String ? value.Text : JsonWriter.Write(value), ShapeInference.Infer(value));

    // If a name occurs twice, only the last member is used, as in JavaScript.
    private static IEnumerable<JsonMember> Last(JsonNode? node) =>
        (node?.Members ?? []).GroupBy(member => member.Name, StringComparer.Ordinal).Select(members => members.Last());

    private static bool IsFinite(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsInfinity(value);
}
