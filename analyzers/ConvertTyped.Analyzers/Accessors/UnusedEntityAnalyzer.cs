using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1010, for who asks for it: what the config has and no code of the compilation uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedEntityAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.UnusedEntity, "An entity that no code uses", "No code of this project uses the {0} '{1}'",
        RuleHelp.Usage, DiagnosticSeverity.Hidden, false, helpLinkUri: RuleHelp.Link(RuleIds.UnusedEntity), customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is not { } runtime || ProjectConfigs.Of(start) is not { } configs)
                return;
            var uses = new EntityUses(runtime);
            start.RegisterOperationAction(
                operation => Add(operation, uses),
                OperationKind.Literal, OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.Invocation,
                OperationKind.InterpolatedString, OperationKind.Binary);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var config in configs.All)
                    Report(end, config, uses);
            });
        });
    }

    // The accessors name everything; of generated code only what stands in Razor files uses something.
    private static void Add(OperationAnalysisContext context, EntityUses uses)
    {
        if (!context.IsGeneratedCode || RazorCode.IsIn(context.Operation.Syntax.SyntaxTree))
            uses.Add(context.Operation);
    }

    private static void Report(CompilationAnalysisContext context, ProjectConfig config, EntityUses uses)
    {
        foreach (var kind in new[] { EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment })
        {
            foreach (var entity in config.Knowledge.Document.Of(kind))
            {
                if (entity.Key is not { } key || uses.Include(config.Knowledge, kind, key))
                    continue;
                var location = Location.Create(config.File.Path, entity.KeyNode!.Span, config.Text.Lines.GetLinePositionSpan(entity.KeyNode.Span));
                context.ReportDiagnostic(Diagnostic.Create(Rule, location, kind.Word(), key));
            }
        }
    }
}
