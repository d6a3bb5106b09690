using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT0106: an audience that excludes, or asks for, the visitors of an experience that does not exist.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MutualExclusionAnalyzer : ConfigLintAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.MutualExclusion, "Mutual exclusion names no experience", "{0}",
        RuleHelp.Config, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.MutualExclusion));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override IEnumerable<Finding> Find(ConfigDocument config)
    {
        var keys = new HashSet<string>(config.Experiences.Select(experience => experience.Key).OfType<string>(), StringComparer.Ordinal);
        return
            from audience in config.Audiences
            where audience.Node["rules"] is not null
            from item in ConfigRules.Exclusions(audience.Node["rules"]!)
            let key = item["value"] is { } value ? value.ToPrimitive().ToText() : null
            where !keys.Contains(key)
            select new Finding(
                (item["value"] ?? item).Head,
                key is null
                    ? "Mutual exclusion names no experience: 'value' is missing"
                    : $"Mutual exclusion with the experience '{key}', which does not exist{NearestKey.Hint(key, NearestKey.To(key, keys), "there is")}");
    }
}
