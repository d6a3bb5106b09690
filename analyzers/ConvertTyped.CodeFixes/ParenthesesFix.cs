using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Removes or adds the parentheses after the name of a member that is a property in C# 14 and a method before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParenthesesFix))]
[Shared]
public sealed class ParenthesesFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Parentheses];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FindNode(diagnostic.Location.SourceSpan).Parent is not ExpressionSyntax named)
                continue;
            var call = named.Parent as InvocationExpressionSyntax;
            var changed = call is null ? (ExpressionSyntax)SyntaxFactory.InvocationExpression(named.WithoutTrailingTrivia()) : named;
            var written = call ?? named;
            context.RegisterCodeFix(
                CodeAction.Create(
                    call is null ? "Add parentheses" : "Remove the parentheses",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(written, changed.WithTriviaFrom(written)))),
                    nameof(ParenthesesFix)),
                diagnostic);
        }
    }
}
