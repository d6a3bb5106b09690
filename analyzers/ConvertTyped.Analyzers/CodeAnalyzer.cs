using System.Collections.Immutable;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>
/// Checks the keys, names and data that the user's C# code passes, and the variations of overrides. It looks only at code that can pass them, such as calls,
/// because walking all operations would take many times longer than the rules themselves.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodeAnalyzer : ConvertAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ArgumentRules.Descriptors.Add(RuleCatalogue.OverrideVariation);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        if (ArgumentRules.TryCreate(context.Compilation, ProjectConfigs.TryFind(context)) is { } rules)
            Start(context, rules);
        OverrideVariationRule.TryCreate(context.Compilation)?.Register(context);
    }

    private static void Start(CompilationStartAnalysisContext context, ArgumentRules rules)
    {
        var files = CallFilter.Create(context, rules.Roles);
        context.RegisterOperationBlockStartAction(block =>
        {
            if (block.OperationBlocks.IsEmpty || !files.MayContainCall(block.OperationBlocks[0].Syntax.SyntaxTree))
                return;
            var member = rules.CreateMember(static _ => { });
            block.RegisterOperationAction(operation => CheckCall(operation, member, rules), OperationKind.Invocation, OperationKind.ObjectCreation);
        });
        context.RegisterSyntaxNodeAction(node => CheckIndexer(node, rules, files), SyntaxKind.ElementAccessExpression, SyntaxKind.ElementBindingExpression);
        context.RegisterSyntaxNodeAction(node => CheckDefault(node, rules), SyntaxKind.Parameter);
        context.RegisterSyntaxNodeAction(node => CheckLambdaAttribute(node, rules, files), SyntaxKind.Attribute);
    }

    private static void CheckCall(OperationAnalysisContext context, MemberCode member, ArgumentRules rules)
    {
        if (rules.AppliesTo(context.Operation))
            rules.Check(context.Operation, member.ReportingTo(context.ReportDiagnostic));
    }

    private static void CheckIndexer(SyntaxNodeAnalysisContext context, ArgumentRules rules, CallFilter files)
    {
        if (files.MayContainCall(context.Node.SyntaxTree)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is { } operation
            && rules.AppliesTo(operation))
            rules.Check(operation, rules.CreateMember(context.ReportDiagnostic));
    }

    private static void CheckDefault(SyntaxNodeAnalysisContext context, ArgumentRules rules) =>
        rules.CheckDefault((ParameterSyntax)context.Node, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);

    // The compiler does not pass the operations of a lambda's attributes to analyzers.
    private static void CheckLambdaAttribute(SyntaxNodeAnalysisContext context, ArgumentRules rules, CallFilter files)
    {
        if (context.Node.Parent?.Parent is LambdaExpressionSyntax
            && files.MayContainCall(context.Node.SyntaxTree)
            && context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is IAttributeOperation { Operation: IObjectCreationOperation creation })
            rules.Check(creation, rules.CreateMember(context.ReportDiagnostic));
    }
}
