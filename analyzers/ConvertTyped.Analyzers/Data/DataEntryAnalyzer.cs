using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>Looks at each entry of a dictionary that is given to the runtime, once, however often the dictionary is given.</summary>
public abstract class DataEntryAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (DataParameters.In(start.Compilation) is not { } parameters || ProjectConfigs.Of(start) is not { } configs)
                return;
            var entries = new DictionaryEntries(new Locals());
            var seen = new ConcurrentDictionary<Location, bool>();
            start.RegisterOperationAction(
                operation =>
                {
                    if (operation.Operation is not IArgumentOperation { Parameter: { } parameter } argument || parameters.KindOf(parameter) is not { } kind)
                        return;
                    foreach (DictionaryEntry entry in entries.In(argument.Value))
                    {
                        if (entry.Name is { } name && Check(kind, name, entry, configs) is { } found && seen.TryAdd(found.Location, true))
                            operation.ReportDiagnostic(found);
                    }
                },
                OperationKind.Argument);
        });
    }

    /// <summary>Null when nothing is wrong with the entry.</summary>
    private protected abstract Diagnostic? Check(DataKind kind, string name, DictionaryEntry entry, ProjectConfigs configs);
}
