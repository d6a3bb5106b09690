using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1012: a tag helper in Razor shows its content for a variation that its experience does not have, so for nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownVariationAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.UnknownVariation, "An experience has no such variation", "The experience '{0}' has no variation '{1}'{2}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownVariation));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (!TagHelperScope.AreIn(start.Compilation) || ProjectConfigs.Of(start) is not { } configs)
                return;
            var markup = new MarkupKeys(start.Options.AdditionalFiles, start.CancellationToken);
            start.RegisterAdditionalFileAction(file => Check(file, markup, configs));
        });
    }

    private static void Check(AdditionalFileAnalysisContext context, MarkupKeys markup, ProjectConfigs configs)
    {
        foreach (var written in markup.VariationsIn(context.AdditionalFile, context.CancellationToken))
        {
            string[] known = [.. configs.Variations(written.Experience)];
            if (known.Length == 0 || known.Contains(written.Variation))
                continue;
            var hint = NearestKey.Hint(written.Variation, NearestKey.To(written.Variation, known));
            context.ReportDiagnostic(Diagnostic.Create(Rule, written.Location, written.Experience, written.Variation, hint));
        }
    }
}
