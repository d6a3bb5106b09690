using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1006–1008: each entry of a dictionary that is given to the runtime, once, however often the dictionary is given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DataEntryAnalyzer : DiagnosticAnalyzer
{
    internal static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        ImmutableArray.Create(UnreadAttributeRule.Descriptor, ConversionValueRule.Descriptor, ConversionKeyRule.Descriptor);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (DataParameters.In(start.Compilation) is not { } parameters || ProjectConfigs.Of(start) is not { } configs)
                return;
            start.RegisterOperationBlockAction(member => Check(member.OperationBlocks, parameters, configs, member.ReportDiagnostic));
        });
    }

    /// <summary>All that one member does.</summary>
    internal static void Check(ImmutableArray<IOperation> member, DataParameters parameters, ProjectConfigs configs, Action<Diagnostic> report)
    {
        var entries = new DictionaryEntries(new Locals(member));
        var said = new HashSet<(string Rule, Location At)>();
        foreach (var operation in member.Operations())
        {
            if (operation is not IArgumentOperation { Parameter: { } parameter } argument || parameters.KindOf(parameter) is not { } kind)
                continue;
            foreach (var found in entries.In(argument.Value).SelectMany(entry => Check(kind, entry, configs)))
            {
                if (said.Add((found.Id, found.Location)))
                    report(found);
            }
        }
    }

    private static IEnumerable<Diagnostic> Check(DataKind kind, DictionaryEntry entry, ProjectConfigs configs) => entry.Name is not { } name
        ? []
        : new[] { UnreadAttributeRule.Check(kind, name, entry, configs), ConversionValueRule.Check(kind, name, entry), ConversionKeyRule.Check(kind, name, entry) }
            .OfType<Diagnostic>();
}
