using System.Collections.Immutable;
using ConvertTyped.Analyzers.Accessors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1010, disabled by default: the config has an entity that no code in the compilation uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedEntityAnalyzer : ConvertAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalogue.UnusedEntity);

    private protected override GeneratedCodeAnalysisFlags GeneratedCode => GeneratedCodeAnalysisFlags.Analyze;

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is not { } runtime || ProjectConfigs.TryFind(context) is not { } configs)
            return;
        var uses = new EntityUses(runtime);
        context.RegisterOperationAction(
            operation => Add(operation, uses),
            OperationKind.Literal, OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.Invocation,
            OperationKind.InterpolatedString, OperationKind.Binary);
        context.RegisterCompilationEndAction(end =>
        {
            // In a test project, a config can occur several times: once for each application whose accessors are generated from it.
            foreach (var config in configs.All.GroupBy(config => config.File).Select(same => same.First()))
                Report(end, config, uses);
        });
    }

    // Generated accessors mention every entity, so uses in generated code are ignored, except in the code of Razor files.
    private static void Add(OperationAnalysisContext context, EntityUses uses)
    {
        if (!context.IsGeneratedCode || RazorCode.IsIn(context.Operation.Syntax.SyntaxTree))
            uses.Add(context.Operation);
    }

    private static void Report(CompilationAnalysisContext context, ProjectConfig config, EntityUses uses)
    {
        foreach (var kind in new[] { EntityKind.Experience, EntityKind.Feature, EntityKind.Goal, EntityKind.Segment })
        {
            foreach (var entity in config.Contents.Document.Entities(kind))
            {
                if (entity.Key is not { } key || uses.Include(config.Contents, kind, key))
                    continue;
                var location = Location.Create(config.File.Path, entity.KeyNode!.Span, config.Text.Lines.GetLinePositionSpan(entity.KeyNode.Span));
                context.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.UnusedEntity, location, kind.Word(), key));
            }
        }
    }
}
