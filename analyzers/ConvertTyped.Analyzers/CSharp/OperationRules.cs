using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>The operation rules of one compilation, by the kinds that they check.</summary>
internal sealed class OperationRules
{
    private readonly Dictionary<OperationKind, OperationRule[]> _byKind;

    public OperationRules(IEnumerable<OperationRule> rules) => _byKind = rules
        .SelectMany(rule => rule.Kinds.Select(kind => (Kind: kind, Rule: rule)))
        .GroupBy(pair => pair.Kind, pair => pair.Rule)
        .ToDictionary(group => group.Key, group => group.ToArray());

    public bool IsEmpty => _byKind.Count == 0;

    public void Check(IOperation operation, Action<Diagnostic> report)
    {
        if (!_byKind.TryGetValue(operation.Kind, out var rules))
            return;
        foreach (var rule in rules)
            rule.Check(operation, report);
    }
}
