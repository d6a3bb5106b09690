using System.Collections.Immutable;
using ConvertTyped.Generator.Config;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1001–1004: a constant that is given for a key, and no config of the project has it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownKeyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Experience = new(
        RuleIds.UnknownExperience, "No experience has the key", "The config has no experience with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownExperience));

    private static readonly DiagnosticDescriptor Feature = new(
        RuleIds.UnknownFeature, "No feature has the key", "The config has no feature with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownFeature));

    private static readonly DiagnosticDescriptor Goal = new(
        RuleIds.UnknownGoal, "No goal has the key", "The config has no goal with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownGoal));

    private static readonly DiagnosticDescriptor Segment = new(
        RuleIds.UnknownSegment, "No segment has the key", "The config has no segment with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownSegment));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Experience, Feature, Goal, Segment);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KeyMarkers.In(start.Compilation) is not { } markers || ProjectConfigs.Of(start) is not { } configs)
                return;
            start.RegisterOperationBlockAction(member =>
            {
                foreach (IOperation operation in member.OperationBlocks.Operations())
                {
                    foreach ((IParameterSymbol parameter, IOperation? value) in GivenValue.In(operation))
                        Check(member, parameter, value, markers, configs);
                }
            });
        });
    }

    private static void Check(OperationBlockAnalysisContext member, IParameterSymbol parameter, IOperation? value, KeyMarkers markers, ProjectConfigs configs)
    {
        if (markers.KindOf(parameter) is not { } kind)
            return;
        foreach (IOperation constant in ConstantStrings.In(value))
        {
            string key = (string)constant.ConstantValue.Value!;
            if (!configs.Knows(kind, key))
                member.ReportDiagnostic(Unknown(kind, key, constant, configs));
        }
    }

    private static Diagnostic Unknown(EntityKind kind, string key, IOperation constant, ProjectConfigs configs)
    {
        string? nearest = NearestKey.To(key, configs.Keys(kind));
        DiagnosticDescriptor rule = kind switch
        {
            EntityKind.Experience => Experience,
            EntityKind.Feature => Feature,
            EntityKind.Goal => Goal,
            _ => Segment,
        };
        return Misspelling.Report(rule, constant, nearest, key, NearestKey.Hint(key, nearest));
    }
}
