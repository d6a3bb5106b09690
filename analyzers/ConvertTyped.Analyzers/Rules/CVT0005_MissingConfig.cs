using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT0005: a project with a direct reference to a package of ConvertTyped uses the runtime, but has no config to generate accessors from and cannot use the
/// accessors of another assembly.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingConfigAnalyzer : ConvertAnalyzer
{
    private const string IsExpected = "build_property.ConvertTypedConfigExpected";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalogue.MissingConfig);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(IsExpected, out var expected)
            || !expected.Equals("true", StringComparison.OrdinalIgnoreCase)
            || context.Compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is not { } runtime
            || ProjectConfigs.Find(context).Count > 0
            || ReferencedAccessors.Find(context.Compilation).Count > 0)
            return;

        var uses = new ConcurrentBag<Location>();
        context.RegisterOperationAction(
            operation =>
            {
                if (SymbolEqualityComparer.Default.Equals(operation.Operation.Type, runtime))
                    uses.Add(operation.Operation.Syntax.GetLocation());
            },
            OperationKind.Invocation, OperationKind.ParameterReference, OperationKind.LocalReference, OperationKind.FieldReference, OperationKind.PropertyReference);
        context.RegisterCompilationEndAction(end =>
        {
            var first = uses.OrderBy(use => use.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(use => use.SourceSpan.Start).FirstOrDefault();
            if (first is not null)
                end.ReportDiagnostic(Diagnostic.Create(RuleCatalogue.MissingConfig, first));
        });
    }
}
