using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>Removes a retired experience or feature, and keeps the code for one outcome of the flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFlagFix))]
[Shared]
public sealed class RemoveFlagFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CVT2001", "CVT2002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FlagFixAllProvider();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (FlagReference.Find(node, model, context.CancellationToken) is not { } flag)
                continue;
            foreach (var choice in ProjectFlags.Choices(flag, document.Project, context.CancellationToken))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(choice.Title, token => FlagRemoval.ApplyAsync(document.Project, document.Id, FixAllScope.Document, choice.Decision, token), choice.Id),
                    diagnostic);
            }
        }
    }

    /// <summary>Removes the flag that the selected fix applies to. The scope is a document, a project or the solution.</summary>
    private sealed class FlagFixAllProvider : FixAllProvider
    {
        public override Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            if (context.CodeActionEquivalenceKey is not { } id)
                return Task.FromResult<CodeAction?>(null);
            var choice = ProjectFlags.Choices(FlagChoice.ReferenceOf(id), context.Project, context.CancellationToken).FirstOrDefault(choice => choice.Id == id);
            return Task.FromResult(choice is null ? null : CodeAction.Create(
                choice.Title, token => FlagRemoval.ApplyAsync(context.Project, context.Document?.Id, context.Scope, choice.Decision, token), id));
        }
    }
}
