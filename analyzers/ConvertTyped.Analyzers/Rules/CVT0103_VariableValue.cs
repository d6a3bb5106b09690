namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT0103: a variation sets a variable to a value that cannot be converted to the variable's declared type, or sets a variable that the feature does not declare.
/// </summary>
internal sealed class VariableValueRule() : ConfigRule(RuleCatalogue.VariableValue)
{
    public override IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired)
    {
        var features = config.Features.Where(feature => feature.Id is not null)
            .GroupBy(feature => feature.Id!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        return
            from experience in config.Experiences
            from variation in experience.Variations
            from change in variation.FeatureChanges
            let id = change["feature_id"].AsId()
            where id is not null && features.ContainsKey(id)
            from member in change["variables_data"]?.Members ?? []
            let finding = Check(features[id], member)
            where finding is not null
            select finding.Value;
    }

    private static Finding? Check(ConfigFeature feature, JsonMember member)
    {
        if (feature.Variables.FirstOrDefault(variable => variable.Key == member.Name) is not { } variable)
        {
            var nearest = NearestKey.Find(member.Name, feature.Variables.Select(declared => declared.Key).OfType<string>());
            return new Finding(member.NameSpan, $"The feature '{feature.Key}' declares no variable '{member.Name}'{NearestKey.Hint(member.Name, nearest)}");
        }
        return Fits(member.Value, VariableTypes.Parse(variable.Type))
            ? null
            : new Finding(member.Value.Head, $"The variable '{member.Name}' of the feature '{feature.Key}' is declared as {variable.Type}, but this value cannot be converted to that type");
    }

    private static bool Fits(JsonNode value, VariableType type) => type switch
    {
        VariableType.Integer => VariableCast.ToInteger(value.ToPrimitive()) is not null,
        VariableType.Float => VariableCast.ToFloat(value.ToPrimitive()) is not null,
        // If the text is not valid JSON, the runtime treats it as a string, which the code that reads the variable does not expect.
        VariableType.Json => value.Kind is not JsonKind.String || JsonReader.Read(value.Text).Errors.Count == 0,
        _ => true,
    };
}
