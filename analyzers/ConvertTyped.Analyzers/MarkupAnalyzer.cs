using System.Collections.Immutable;
using ConvertTyped.Analyzers.FeatureManagement;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>Checks the tag helpers and components of ConvertTyped, and the tag helper of FeatureManagement, in the markup of Razor files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MarkupAnalyzer : ConvertAnalyzer
{
    private static readonly MarkupRule[] Rules = [new MarkupKeys(), new UnknownVariationRule()];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.CreateRange([.. MarkupKeys.Descriptors, RuleCatalogue.UnknownVariation, RuleCatalogue.InertElement]);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is null)
            return;
        var withFlags = FlagParameters.HasBridge(context.Compilation);
        var files = new RazorFiles(context.Options, context.CancellationToken, withFlags);
        var configs = withFlags || TagHelper.AreIn(context.Compilation) ? ProjectConfigs.TryFind(context) : null;
        var inert = new Lazy<InertElementRule>(() => new(new ForeignTagHelpers(context.Compilation), new(new ForeignComponents(context.Compilation))));
        context.RegisterAdditionalFileAction(file =>
        {
            if (files.Open(file.AdditionalFile, file.CancellationToken) is not { } opened)
                return;
            foreach (var diagnostic in Check(opened, configs, inert.Value))
                file.ReportDiagnostic(diagnostic);
        });
    }

    private static IEnumerable<Diagnostic> Check(RazorFile file, ProjectConfigs? configs, InertElementRule inert)
    {
        foreach (var tag in file.Document.Tags)
        {
            foreach (var diagnostic in inert.Check(tag, file))
                yield return diagnostic;
            if (configs is null || file.Scope.HelperOf(tag) is not { } helper)
                continue;
            foreach (var diagnostic in Rules.SelectMany(rule => rule.Check(tag, helper, file, configs)))
                yield return diagnostic;
        }
    }
}
