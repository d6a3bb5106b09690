using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1011: a test forces the variation <c>None</c> or <c>Unrecognized</c>, which the generated override does not accept.</summary>
/// <param name="denies">The attribute that lists the values that a parameter does not accept.</param>
internal sealed class OverrideVariationRule(INamedTypeSymbol denies) : OperationRule(OperationKind.Invocation)
{
    /// <summary>Returns null if the compilation does not reference the testing package, or does not have the attribute.</summary>
    public static OverrideVariationRule? TryCreate(Compilation compilation) =>
        compilation.GetTypeByMetadataName("ConvertTyped.Testing.TestConvert") is not null
        && compilation.GetTypeByMetadataName("System.ComponentModel.DataAnnotations.DeniedValuesAttribute") is { } denies
            ? new OverrideVariationRule(denies)
            : null;

    protected override void Check(IOperation operation, Action<Diagnostic> report)
    {
        foreach (var argument in ((IInvocationOperation)operation).Arguments)
        {
            if (argument.Parameter is { Type.TypeKind: TypeKind.Enum } parameter && parameter.ContainingType.IsGeneratedByConvert())
                Check(argument, parameter, report);
        }
    }

    private void Check(IArgumentOperation argument, IParameterSymbol parameter, Action<Diagnostic> report)
    {
        object?[] denied = [.. parameter.GetAttributes()
            .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, denies))
            .SelectMany(attribute => attribute.ConstructorArguments)
            .SelectMany(values => values.Values)
            .Select(value => value.Value)];
        foreach (var constant in ConstantsIn(argument.Value))
        {
            if (Array.IndexOf(denied, constant.ConstantValue.Value) >= 0)
                report(Diagnostic.Create(RuleCatalogue.OverrideVariation, constant.Syntax.GetLocation(), NameOf(constant.ConstantValue.Value, parameter.Type)));
        }
    }

    private static IEnumerable<IOperation> ConstantsIn(IOperation? value) => value switch
    {
        { ConstantValue.HasValue: true } => [value],
        IConditionalOperation conditional => ConstantsIn(conditional.WhenTrue).Concat(ConstantsIn(conditional.WhenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => ConstantsIn(arm.Value)),
        _ => [],
    };

    private static string NameOf(object? value, ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().First(member => Equals(member.ConstantValue, value)).Name;
}
