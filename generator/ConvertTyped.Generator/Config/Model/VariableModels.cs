namespace ConvertTyped.Generator.Config.Model;

/// <summary>Creates the models of a feature's variables.</summary>
internal static class VariableModels
{
    /// <param name="retired">The parts of the feature that Convert no longer serves; null if there are none.</param>
    /// <param name="carriers">The variations that carry the feature.</param>
    public static EquatableArray<VariableModel> Create(ConfigFeature feature, ConfigFeature? retired, EntityModel entity, FeatureCarrier[] carriers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = (entity.RetiredEntry is null ? feature.Variables : []).Select(variable => (Source: variable, Entry: (RetiredEntry?)null))
            .Concat((retired?.Variables ?? []).Select(variable => (Source: variable, Entry: (RetiredEntry?)RetiredEntry.Read(retired!.Node))))
            .Where(variable => variable.Source.Key is not null && seen.Add(variable.Source.Key))
            .OrderBy(variable => variable.Source.Key, StringComparer.Ordinal)
            .ToList();
        var names = NameAssignment.Assign([.. all.Select(v => ((string?)null, v.Source.Key!))], name => ReservedNames.ForVariable(entity.Name.Stem, name));
        return new(all.Select((v, i) => new VariableModel(names[i].Member, v.Source.Key!, VariableTypes.Parse(v.Source.Type))
        {
            Shape = Shape(v.Source, retired, carriers),
            Values = v.Entry is not null || VariableTypes.Parse(v.Source.Type) == VariableType.Json ? default : GivenValue.Collect(v.Source, carriers),
            RetiredEntry = v.Entry,
        }));
    }

    private static InferredShape? Shape(ConfigVariable variable, ConfigFeature? retired, FeatureCarrier[] carriers)
    {
        if (VariableTypes.Parse(variable.Type) != VariableType.Json)
            return null;
        var current = carriers.Select(carrier => carrier.Values?[variable.Key!]).OfType<JsonNode>();
        var earlier = retired?.Variables.FirstOrDefault(other => other.Key == variable.Key)?.Node["values"]?.Items ?? [];
        return ShapeInference.Union(current.Concat(earlier).Select(ShapeInference.InferVariable));
    }
}
