using System.Collections.Immutable;
using ConvertTyped.Analyzers.Razor;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>Checks our tag helpers in the markup of Razor pages and views.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MarkupAnalyzer : ConvertAnalyzer
{
    private static readonly MarkupRule[] Rules = [new MarkupKeys(), new UnknownVariationRule()];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.CreateRange([.. MarkupKeys.Descriptors, RuleCatalogue.UnknownVariation]);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (!TagHelper.AreIn(context.Compilation) || ProjectConfigs.Of(context) is not { } configs)
            return;
        var files = new RazorFiles(context.Options.AdditionalFiles, context.CancellationToken);
        context.RegisterAdditionalFileAction(file => Check(file, files, configs));
    }

    private static void Check(AdditionalFileAnalysisContext context, RazorFiles files, ProjectConfigs configs)
    {
        if (files.Open(context.AdditionalFile, context.CancellationToken) is not { } file)
            return;
        var found =
            from tag in file.Document.Tags
            let helper = file.Scope.HelperOf(tag)
            where helper is not null
            from rule in Rules
            from diagnostic in rule.Check(tag, helper, file, configs)
            select diagnostic;
        foreach (var diagnostic in found)
            context.ReportDiagnostic(diagnostic);
    }
}
