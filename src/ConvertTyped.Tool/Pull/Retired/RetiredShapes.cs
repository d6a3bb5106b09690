using System.Text.Json;
using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Pull;

/// <summary>
/// The variables that a feature has lost, and the members that the records of JSON variables have lost. The record of a JSON variable is inferred from
/// the variable's values in variations, so it can lose members when a variation is removed.
/// </summary>
internal sealed class RetiredShapes(LoadedConfig? before)
{
    private readonly ILookup<string, FeatureCarrier>? _carriers = before is null ? null : FeatureCarrier.ByFeatureId(before.Document);

    /// <summary>The entry for a variable that the served feature lacks, or whose record has lost members; null if neither is the case.</summary>
    /// <param name="served">The feature as it is served; null if it is no longer served.</param>
    public RetiredVariable? Retired(FeatureModel feature, VariableModel variable, FeatureModel? served)
    {
        var current = served?.Variables.FirstOrDefault(other => other.Key == variable.Key);
        var values = variable.Type == VariableType.Json ? Missing(current?.Shape ?? InferredShape.Unknown, ValuesOf(feature, variable)) : [];
        if (current is not null && (values.Count == 0 || current.Type != VariableType.Json))
            return null;
        return new(variable.Key, VariableTypes.NameOf(variable.Type) is { Length: > 0 } type ? type : null, values.Count == 0 ? null : values);
    }

    /// <summary>The parts of the variable that the served feature lacks; null if there are none.</summary>
    public static RetiredVariable? StillRetired(RetiredVariable variable, FeatureModel served)
    {
        if (served.Variables.FirstOrDefault(other => other.Key == variable.Key) is not { } current)
            return variable;
        var values = current.Type == VariableType.Json ? Missing(current.Shape ?? InferredShape.Unknown, variable.Values ?? []) : [];
        return values.Count == 0 ? null : variable with { Values = values };
    }

    public static IReadOnlyList<RetiredVariable> Merge(IReadOnlyList<RetiredVariable> earlier, IReadOnlyList<RetiredVariable> later) =>
    [
        .. earlier.Concat(later).GroupBy(variable => variable.Key, StringComparer.Ordinal).Select(group => group.Last() with
        {
            Values = Missing(InferredShape.Unknown, group.SelectMany(variable => variable.Values ?? [])) is { Count: > 0 } values ? values : null,
        }),
    ];

    private IEnumerable<JsonElement> ValuesOf(FeatureModel feature, VariableModel variable) =>
        from carrier in feature.Entity.Id is { } id ? _carriers?[id] ?? [] : []
        let value = carrier.Values?[variable.Key]
        where value is not null
        select JsonElement.Parse(JsonWriter.Write(value));

    /// <summary>The values with parts that are neither in the given shape nor in an earlier value.</summary>
    private static List<JsonElement> Missing(InferredShape shape, IEnumerable<JsonElement> values)
    {
        var missing = new List<JsonElement>();
        foreach (var value in values)
        {
            var union = ShapeInference.Union(shape, ShapeInference.InferVariable(JsonReader.Read(value.GetRawText()).Root));
            if (union == shape)
                continue;
            missing.Add(value);
            shape = union;
        }
        return missing;
    }
}
