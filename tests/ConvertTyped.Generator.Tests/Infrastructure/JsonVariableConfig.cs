namespace ConvertTyped.Generator.Tests;

/// <summary>Configs with a feature <c>banner</c>, which is on for every visitor, and its JSON variable <c>layout</c>.</summary>
internal static class JsonVariableConfig
{
    /// <summary>A config in which every visitor gets the first value. The other values only affect the shape.</summary>
    public static string Of(params string[] values) => Configs.Of($$"""
        "features": [ { "id": "1", "key": "banner", "variables": [ { "key": "layout", "type": "json" } ] } ],
        "experiences": [ { "id": "2", "key": "e", "variations": [ {{string.Join(',', values.Select(Variation))}} ] } ]
        """);

    /// <summary>The shape of the variable as text, for example <c>{ a: integer, b: string? }</c>.</summary>
    public static string ShapeOf(params string[] values) =>
        Describe(ConfigModelBuilder.Build(Read.Config(Of(values))).Features[0].Variables[0].Shape!);

    private static string Variation(string value, int index) => $$"""
        { "id": "{{10 + index}}", "traffic_allocation": {{(index == 0 ? 100 : 0)}}, "changes": [
          { "type": "fullStackFeature", "data": { "feature_id": "1", "variables_data": { "layout": {{value}} } } } ] }
        """;

    private static string Describe(InferredShape shape)
    {
        var members = string.Join(", ", shape.Members.Select(member => $"{member.Key}: {Describe(member.Shape)}"));
        var description = shape.Kind switch
        {
            InferredShapeKind.Object => $"{{ {members} }}",
            InferredShapeKind.List => $"[{Describe(shape.Item!)}]",
            _ => shape.Kind.ToString().ToLowerInvariant(),
        };
        return shape.IsNullable ? description + "?" : description;
    }
}
