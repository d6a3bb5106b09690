using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT0104: an experience whose running variations are given more than all of the traffic, or none of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrafficAnalyzer : ConfigLintAnalyzer
{
    // Half a bucket: what rounding can amount to, and nobody can get.
    private const double Most = 100.005;

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.Traffic, "Traffic of more than 100 % or none", "{0}",
        RuleHelp.Config, DiagnosticSeverity.Warning, true, helpLinkUri: RuleHelp.Link(RuleIds.Traffic));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    private protected override IEnumerable<Finding> Find(ConfigDocument config)
    {
        var archived = Retirement.ArchivedIds(config);
        return
            from experience in config.Experiences
            where Retirement.Of(experience, archived) is null
            let finding = Check(experience)
            where finding is not null
            select finding.Value;
    }

    private static Finding? Check(ConfigExperience experience)
    {
        double sum = 0;
        Finding? exceeding = null;
        foreach (var variation in experience.Variations.Where(v => v is { Id: not null, IsRunning: true }))
        {
            sum += Math.Max(0, Allocation(variation.Traffic));
            if (sum > Most)
                exceeding ??= new Finding((variation.Traffic ?? variation.Node).Head, "");
        }

        if (exceeding is { } at)
            return new Finding(at.Span, $"The running variations of '{experience.Key}' are allocated {sum.ToString("0.##", CultureInfo.InvariantCulture)} % of the traffic");
        return sum > 0 ? null : new Finding(
            (experience.Node["variations"] ?? experience.KeyNode ?? experience.Node).Head,
            $"No running variation of '{experience.Key}' has traffic, so no visitor gets any");
    }

    private static double Allocation(JsonNode? traffic) =>
        traffic?.ToPrimitive().ToNumber() is { } number && !double.IsNaN(number) ? number : 100;
}
