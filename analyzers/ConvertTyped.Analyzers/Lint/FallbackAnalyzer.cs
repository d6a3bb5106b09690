using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers;

/// <summary>CVT0107: a fallback that no variable of the config beside it takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FallbackAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.Fallback, "A fallback that no variable takes", "{0}",
        RuleHelp.Config, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.Fallback));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var configs = ProjectConfigs.Find(start);
            if (configs.Count == 0)
                return;
            start.RegisterAdditionalFileAction(file =>
            {
                if (!FallbackFile.IsFallbacks(file.AdditionalFile.Path) || file.AdditionalFile.GetText(file.CancellationToken) is not { } text)
                    return;
                ConfigKnowledge[] beside =
                    [.. configs.Where(config => FallbackFile.IsBeside(config.File.Path, file.AdditionalFile.Path)).Select(config => config.Knowledge)];
                if (beside.Length > 0 && beside.All(config => config.IsReadable))
                    Findings.Report(file, text, Rule, Find(text, beside));
            });
        });
    }

    private static IEnumerable<Finding> Find(SourceText text, ConfigKnowledge[] configs)
    {
        var written = text.ToString();
        var json = JsonReader.Read(written);
        if (json.Errors.Count > 0)
            return [new Finding(json.Errors[0].Span, $"No fallback is used, because this is not valid JSON: {json.Errors[0].Message}")];
        ILookup<(string, string), FallbackModel> values = FallbackReader.Read(written).ToLookup(fallback => (fallback.Feature, fallback.Variable));
        return EachOf(json.Root, "", member => member.Name == "features"
            ? EachOf(member.Value, " for features", feature => Check(feature, configs, values))
            : [new Finding(member.NameSpan, $"There are fallbacks for features only, not for '{member.Name}'")]);
    }

    /// <summary>What is to be said of an object's members. Of two with one name the last counts.</summary>
    private static IEnumerable<Finding> EachOf(JsonNode node, string subject, Func<JsonMember, IEnumerable<Finding>> check)
    {
        if (node.Kind != JsonKind.Object)
            return [new Finding(node.Head, $"No fallback{subject} is used, because this is not an object")];
        Dictionary<string, JsonMember> last = new(StringComparer.Ordinal);
        foreach (var member in node.Members)
            last[member.Name] = member;
        return node.Members.SelectMany(member => last[member.Name] == member
            ? check(member)
            : [new Finding(member.NameSpan, $"This '{member.Name}' is not used, because there is another further down")]);
    }

    private static IEnumerable<Finding> Check(JsonMember member, ConfigKnowledge[] configs, ILookup<(string, string), FallbackModel> values)
    {
        FeatureModel[] features = [.. configs.Select(config => config.Feature(member.Name)).OfType<FeatureModel>()];
        if (features.Length > 0)
            return EachOf(member.Value, $" for the feature '{member.Name}'", variable => Check(variable, member.Name, features, values) is { } finding ? [finding] : []);

        var nearest = NearestKey.To(member.Name, configs.SelectMany(config => config.Entities(EntityKind.Feature).Keys));
        return [new Finding(member.NameSpan, $"The config has no feature with the key '{member.Name}'{NearestKey.Hint(member.Name, nearest)}")];
    }

    private static Finding? Check(JsonMember member, string feature, FeatureModel[] features, ILookup<(string, string), FallbackModel> values)
    {
        VariableModel[] variables = [.. features.SelectMany(f => f.Variables)];
        VariableModel[] named = [.. variables.Where(variable => variable.Key == member.Name)];
        if (named.Length == 0)
        {
            var nearest = NearestKey.To(member.Name, variables.Select(variable => variable.Key));
            return new Finding(member.NameSpan, $"The feature '{feature}' has no variable '{member.Name}'{NearestKey.Hint(member.Name, nearest)}");
        }
        return values[(feature, member.Name)].Any(value => named.Any(variable => FallbackReader.Fits(value, variable)))
            ? null
            : new Finding(member.Value.Head, $"The variable '{member.Name}' of the feature '{feature}' is of type {named[0].Type.ToString().ToLowerInvariant()}, and this is none");
    }
}
