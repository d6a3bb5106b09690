namespace ConvertTyped.Cleanup.Values;

/// <summary>The values that the decision gives to the flag's accessor and result, and to their members.</summary>
internal sealed class DecidedMembers(FlagDecision decision)
{
    /// <summary>The value of the generated accessor itself.</summary>
    internal FlagValue Accessor => new ObjectValue(decision is FeatureDecision ? ObjectKind.FeatureAccessor : ObjectKind.ExperienceAccessor);

    /// <summary>The value that <c>RunFeature</c> or <c>RunExperience</c> returns.</summary>
    internal FlagValue Result => decision switch
    {
        FeatureDecision { IsOn: true } => new ObjectValue(ObjectKind.FeatureResult),
        ExperienceDecision { Kept: not null } => new ObjectValue(ObjectKind.ExperienceResult),
        _ => new NullValue(),
    };

    /// <summary>The value of a property; null if it is not known.</summary>
    internal FlagValue? Property(FlagValue owner, string name) => (owner, decision) switch
    {
        (TextValue text, _) when name == "Length" => new IntegerValue(text.Text.Length),
        (BooleanValue or IntegerValue or NumberValue, _) when name == "HasValue" => new BooleanValue(true),
        (BooleanValue or IntegerValue or NumberValue, _) when name == "Value" => owner,
        (NullValue, _) when name == "HasValue" => new BooleanValue(false),
        (ObjectValue { Kind: ObjectKind.FeatureAccessor }, FeatureDecision feature) => ReadAccessor(feature, name),
        (ObjectValue { Kind: ObjectKind.ExperienceAccessor }, ExperienceDecision experience) => name switch
        {
            "Variation" => new VariationValue(experience.Kept?.MemberName ?? "None"),
            "Result" => Result,
            _ => null,
        },
        (ObjectValue { Kind: ObjectKind.FeatureResult }, FeatureDecision feature) => name switch
        {
            "Status" => new StatusValue("Enabled"),
            "FeatureKey" => new TextValue(feature.Key),
            "Variables" => new ObjectValue(ObjectKind.FeatureVariables),
            _ => null,
        },
        (ObjectValue { Kind: ObjectKind.ExperienceResult }, ExperienceDecision { Kept: { } kept } experience) => name switch
        {
            "ExperienceKey" => new TextValue(experience.Key),
            "VariationId" => new TextValue(kept.Id),
            "VariationKey" => kept.Key is { } key ? new TextValue(key) : new NullValue(),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The value that <c>GetString</c> and similar methods return for a variable; null if it is not known.</summary>
    internal FlagValue? Variable(string method, string key)
    {
        if (decision is not FeatureDecision feature || feature.Variables.FirstOrDefault(variable => variable.Key == key) is not { } variable)
            return null;
        return (method, variable.Value) switch
        {
            ("GetString", string) or ("GetBoolean", bool) or ("GetInt64", long) or ("GetDouble", double) => Evaluate(variable),
            ("GetDouble", long number) => new NumberValue(number),
            _ => null,
        };
    }

    private FlagValue? ReadAccessor(FeatureDecision feature, string name) => name switch
    {
        "IsEnabled" => new BooleanValue(feature.IsOn),
        "Status" => new StatusValue(feature.IsOn ? "Enabled" : "Disabled"),
        "Result" => Result,
        _ => feature.Variables.FirstOrDefault(variable => variable.MemberName == name) is { } variable ? Evaluate(variable) : null,
    };

    private static FlagValue? Evaluate(VariableDecision variable) => variable.IsLiteral
        ? FlagValue.From(variable.Value)
        : new UnwritableValue($"The value of the variable '{variable.Key}' is an object or a list, which cannot be written as a C# literal.");
}
