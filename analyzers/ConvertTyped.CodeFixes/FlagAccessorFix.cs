using System.Collections.Immutable;
using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Writes the typed accessor, or the generated constant, in place of the name of a feature flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlagAccessorFix))]
[Shared]
public sealed class FlagAccessorFix : CodeFixProvider
{
    private const string Title = "Use generated code in place of the flag's name";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.FlagAccessor];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        (await AccessorRewrite.ApplyAsync(document, diagnostics, FlagEdit.Find, context.CancellationToken).ConfigureAwait(false)) ?? document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var rewritten = await AccessorRewrite.ApplyAsync(context.Document, [diagnostic], FlagEdit.Find, context.CancellationToken).ConfigureAwait(false);
            if (rewritten is not null)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(rewritten), nameof(FlagAccessorFix)), diagnostic);
        }
    }
}
