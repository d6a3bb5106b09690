using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1009: a call by string key that a typed accessor says as well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypedAccessorAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.TypedAccessor, "A typed accessor exists", "'{0}' has a typed accessor: {1}.{2}",
        RuleHelp.Usage, DiagnosticSeverity.Info, true, helpLinkUri: RuleHelp.Link(RuleIds.TypedAccessor));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is not { } runtime || ProjectConfigs.Of(start) is not { } configs)
                return;
            var accessors = new Accessors(start.Compilation, configs);
            start.RegisterOperationAction(operation => Check(operation, runtime, accessors), OperationKind.Invocation);
        });
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol runtime, Accessors accessors)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, runtime)
            || KeyedCall.Of(call) is not { } keyed
            || accessors.Find(keyed.Kind, keyed.Key) is not { } accessor)
            return;

        var read = TypedRead.Of(call, accessor);
        var facts = ImmutableDictionary<string, string?>.Empty
            .Add(FixFacts.Namespace, accessor.Namespace)
            .Add(FixFacts.Entrance, accessor.Entrance)
            .Add(FixFacts.Accessor, accessor.Property.Name);
        if (read is not null)
            facts = facts.Add(FixFacts.Variable, read.Member);

        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            keyed.Value.Syntax.GetLocation(),
            [(read?.Syntax ?? call.Syntax).GetLocation()],
            facts,
            keyed.Key,
            accessor.Entrance,
            accessor.Property.Name));
    }
}
