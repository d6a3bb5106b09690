using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.CodeFixes;

/// <summary>Replaces a wrong key with the key that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NearestKeyFix))]
[Shared]
public sealed class NearestKeyFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        RuleIds.UnknownExperience, RuleIds.UnknownFeature, RuleIds.UnknownGoal, RuleIds.UnknownSegment,
        RuleIds.FeatureVariable, RuleIds.UnreadAttribute, RuleIds.ConversionKey,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Replacement, out var key))
                continue;
            var at = diagnostic.AdditionalLocations[0];
            if (solution.GetDocument(at.SourceTree) is { } document)
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"Change to '{key}'", cancellationToken => ReplaceAsync(document, at.SourceSpan, key!, cancellationToken), nameof(NearestKeyFix)),
                    diagnostic);
            }
        }
        return Task.CompletedTask;
    }

    private static async Task<Document> ReplaceAsync(Document document, TextSpan span, string key, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (root.FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax written)
            return document;
        var meant = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(key));
        return document.WithSyntaxRoot(root.ReplaceNode(written, meant.WithTriviaFrom(written)));
    }
}
