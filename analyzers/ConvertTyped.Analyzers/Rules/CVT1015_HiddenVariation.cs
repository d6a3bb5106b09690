using System.Collections.Immutable;
using ConvertTyped.Analyzers.Variations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1015: a switch over a variation enum handles variations of the config only in its discard arm.</summary>
internal sealed class HiddenVariationRule() : OperationRule(OperationKind.Switch, OperationKind.SwitchExpression)
{
    protected override void Check(IOperation operation, Action<Diagnostic> report)
    {
        if (VariationEnum.TryRead(ValueOf(operation)?.Type) is not { } variations)
            return;
        var handled = new HandledVariations(variations);
        foreach (var arm in SwitchArm.Find(operation))
        {
            if (arm.HasGuard)
                continue;
            if (!arm.IsCatchAll)
                handled.Add(arm.Pattern);
            else if (handled.Missing is { Length: > 0 } missing)
                report(Hidden(arm, variations, missing));
        }
    }

    private static Diagnostic Hidden(SwitchArm arm, VariationEnum variations, string[] missing) => Diagnostic.Create(
        RuleCatalogue.HiddenVariation,
        arm.Label.GetLocation(),
        ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Variations, string.Join(",", missing))
            .Add(DiagnosticProperties.Enum, variations.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
        missing.Length == 1 ? $"the variation {missing[0]}" : $"the variations {string.Join(", ", missing.Take(missing.Length - 1))} and {missing.Last()}",
        missing.Length == 1 ? "it" : "each of them");

    private static IOperation? ValueOf(IOperation operation) => operation switch
    {
        ISwitchOperation statement => statement.Value,
        ISwitchExpressionOperation expression => expression.Value,
        _ => null,
    };
}
