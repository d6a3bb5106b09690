namespace ConvertTyped.Generator.Config.Model;

/// <param name="CarriedBy">The keys of the experiences that have a variation that carries the feature.</param>
internal sealed record FeatureModel(EntityModel Entity, EquatableArray<VariableModel> Variables, EquatableArray<string> CarriedBy)
{
    public FeatureModel With(IEnumerable<FallbackModel> fallbacks)
    {
        var byVariable = fallbacks.ToDictionary(fallback => fallback.Variable, StringComparer.Ordinal);
        return byVariable.Count == 0 ? this : this with
        {
            Variables = new(Variables.Select(variable => byVariable.TryGetValue(variable.Key, out var fallback) ? variable.With(fallback) : variable)),
        };
    }
}
