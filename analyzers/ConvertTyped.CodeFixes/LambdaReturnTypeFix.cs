using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Declares the return type of a lambda.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LambdaReturnTypeFix))]
[Shared]
public sealed class LambdaReturnTypeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.LambdaReturnType];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.ReturnType, out var type)
                || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ParenthesizedLambdaExpressionSyntax>() is not { } lambda)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Declare the return type '{type}'", _ => Task.FromResult(Declare(context.Document, root, lambda, type!)), nameof(LambdaReturnTypeFix)),
                diagnostic);
        }
    }

    private static Document Declare(Document document, SyntaxNode root, ParenthesizedLambdaExpressionSyntax lambda, string type)
    {
        var declared = lambda
            .WithReturnType(SyntaxFactory.ParseTypeName(type).WithTrailingTrivia(SyntaxFactory.Space))
            .WithParameterList(lambda.ParameterList.WithLeadingTrivia());
        return document.WithSyntaxRoot(root.ReplaceNode(lambda, declared.WithLeadingTrivia(lambda.GetLeadingTrivia())));
    }
}
