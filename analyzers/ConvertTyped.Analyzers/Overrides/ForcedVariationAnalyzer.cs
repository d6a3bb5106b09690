using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1011: a test forces what is no variation: the enum's <c>None</c> or <c>Unrecognized</c>, which the generated override denies.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ForcedVariationAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ForcedVariation, "No variation that could be forced", "'{0}' is none of the config's variations; Exclude gives nobody any",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.ForcedVariation));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("ConvertTyped.Testing.TestConvert") is null ||
                start.Compilation.GetTypeByMetadataName("System.ComponentModel.DataAnnotations.DeniedValuesAttribute") is not { } denies)
            {
                return;
            }
            start.RegisterOperationAction(operation => Check(operation, denies), OperationKind.Argument);
        });
    }

    private static void Check(OperationAnalysisContext context, INamedTypeSymbol denies)
    {
        if (context.Operation is not IArgumentOperation { Parameter: { Type.TypeKind: TypeKind.Enum } parameter } argument || !IsGenerated(parameter.ContainingType))
            return;

        object?[] denied = [.. parameter.GetAttributes()
            .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, denies))
            .SelectMany(attribute => attribute.ConstructorArguments)
            .SelectMany(values => values.Values)
            .Select(value => value.Value)];
        foreach (var constant in ConstantsIn(argument.Value))
        {
            if (Array.IndexOf(denied, constant.ConstantValue.Value) >= 0)
                context.ReportDiagnostic(Diagnostic.Create(Rule, constant.Syntax.GetLocation(), NameOf(constant.ConstantValue.Value, parameter.Type)));
        }
    }

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments.Length: > 0 } && Equals(attribute.ConstructorArguments[0].Value, "ConvertTyped.Generator"));

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
