using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT0103: a variation's value for a variable that cannot be read as declared, or that nobody declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariableValueAnalyzer : ConfigLintAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.VariableValue, "A variable's value does not fit its declaration", "{0}",
        RuleHelp.Config, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.VariableValue));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override IEnumerable<Finding> Find(ConfigDocument config)
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
            var nearest = NearestKey.To(member.Name, feature.Variables.Select(declared => declared.Key).OfType<string>());
            return new Finding(member.NameSpan, $"The feature '{feature.Key}' declares no variable '{member.Name}'{NearestKey.Hint(member.Name, nearest)}");
        }
        return Fits(member.Value, VariableTypes.Parse(variable.Type))
            ? null
            : new Finding(member.Value.Head, $"The variable '{member.Name}' of the feature '{feature.Key}' is declared as {variable.Type}, and this is none");
    }

    private static bool Fits(JsonNode value, VariableType type) => type switch
    {
        VariableType.Integer => VariableCast.ToInteger(value.ToPrimitive()) is not null,
        VariableType.Float => VariableCast.ToFloat(value.ToPrimitive()) is not null,
        // What is not JSON is handed on as a string, which is not what the code that reads it expects.
        VariableType.Json => value.Kind is not JsonKind.String || JsonReader.Read(value.Text).Errors.Count == 0,
        _ => true,
    };
}
