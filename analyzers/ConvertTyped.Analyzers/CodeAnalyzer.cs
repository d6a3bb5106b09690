using System.Collections.Immutable;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>Checks the C# that users write (CVT10xx), in one walk over each member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeAnalyzer : ConvertAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ArgumentRules.Descriptors.AddRange(ImmutableArray.Create(RuleCatalogue.TypedAccessor, RuleCatalogue.ForcedVariation));

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var configs = ProjectConfigs.Of(context);
        var arguments = ArgumentRules.For(context.Compilation, configs);
        OperationRule?[] applicable = [TypedAccessorRule.For(context.Compilation, configs), ForcedVariationRule.For(context.Compilation)];
        var operations = new OperationRules(applicable.OfType<OperationRule>());
        if (arguments is null && operations.IsEmpty)
            return;

        context.RegisterOperationBlockAction(member => Check(member, arguments, operations));
        if (arguments is not null)
            context.RegisterSyntaxNodeAction(node => CheckLambdaAttribute(node, arguments), SyntaxKind.Attribute);
    }

    private static void Check(OperationBlockAnalysisContext context, ArgumentRules? arguments, OperationRules operations)
    {
        var member = arguments?.MemberOf(context.OperationBlocks, context.ReportDiagnostic);
        foreach (var operation in context.OperationBlocks.Operations())
        {
            if (member is not null)
                arguments!.Check(operation, member);
            operations.Check(operation, context.ReportDiagnostic);
        }
    }

    // The compiler calls no analyzer back for the operations of a lambda's attributes.
    private static void CheckLambdaAttribute(SyntaxNodeAnalysisContext context, ArgumentRules arguments)
    {
        if (context.Node.Parent?.Parent is LambdaExpressionSyntax
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IAttributeOperation { Operation: IObjectCreationOperation creation })
            arguments.CheckAll(ImmutableArray.Create<IOperation>(creation), context.ReportDiagnostic);
    }
}
