using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Writes the typed accessor in place of a call by string key, where that compiles and means the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedAccessorFix))]
[Shared]
public sealed class TypedAccessorFix : CodeFixProvider
{
    private const string Title = "Use the typed accessor";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.TypedAccessor];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        (await AccessorRewrite.ApplyAsync(document, diagnostics, AccessorCall.Find, context.CancellationToken).ConfigureAwait(false)) ?? document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var rewritten = await AccessorRewrite.ApplyAsync(context.Document, [diagnostic], AccessorCall.Find, context.CancellationToken).ConfigureAwait(false);
            if (rewritten is not null)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(rewritten), nameof(TypedAccessorFix)), diagnostic);
        }
    }
}
