using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Cleanup.Sweeping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>Removes a statement that tracks a conversion of a retired goal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveGoalFix))]
[Shared]
public sealed class RemoveGoalFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CVT2003"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || !OnlyTracks(statement, node))
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    "Remove this conversion",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(new RemovalRewriter([statement]).Visit(root)!)),
                    nameof(RemoveGoalFix)),
                diagnostic);
        }
    }

    /// <summary>
    /// Whether the statement only calls a method of the goal. After the fix, the arguments of the call are no longer evaluated, so they must not have side
    /// effects.
    /// </summary>
    private static bool OnlyTracks(ExpressionStatementSyntax statement, SyntaxNode goal) =>
        statement is { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax, Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call }
        && access.Expression.Span.Contains(goal.Span)
        && !call.ArgumentList.DescendantNodes().Any(HasEffects)
        && !access.Expression.DescendantNodesAndSelf().Any(node => HasEffects(node) && !IsGoals(node));

    /// <summary>Whether a node is the call <c>context.Goals()</c>, which C# before version 14 uses in place of a property.</summary>
    private static bool IsGoals(SyntaxNode node) => node is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: "Goals" } },
        ArgumentList.Arguments.Count: 0,
    };

    private static bool HasEffects(SyntaxNode node) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax
            or PrefixUnaryExpressionSyntax { OperatorToken.ValueText: "++" or "--" };
}
