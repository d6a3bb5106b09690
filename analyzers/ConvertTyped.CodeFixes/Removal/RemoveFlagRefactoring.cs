using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>At each use of an experience or feature, offers to remove the flag and to keep the code for one of its outcomes.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(RemoveFlagRefactoring))]
[Shared]
public sealed class RemoveFlagRefactoring : CodeRefactoringProvider
{
    private static readonly (FixAllScope Scope, string Title)[] Scopes =
        [(FixAllScope.Document, "In this document"), (FixAllScope.Project, "In this project"), (FixAllScope.Solution, "In the solution")];

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var (document, cancellationToken) = (context.Document, context.CancellationToken);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        if (FlagReference.Find(root.FindNode(context.Span, getInnermostNodeForTie: true), model, cancellationToken) is not { } flag)
            return;
        foreach (var choice in ProjectFlags.Choices(flag, document.Project, cancellationToken))
            context.RegisterRefactoring(CodeAction.Create(choice.Title, [.. Scopes.Select(scope => CreateAction(scope.Scope, scope.Title, choice, document))], isInlinable: false));
    }

    private static CodeAction CreateAction(FixAllScope scope, string title, FlagChoice choice, Document document) => CodeAction.Create(
        title, token => FlagRemoval.ApplyAsync(document.Project, document.Id, scope, choice.Decision, token), $"{choice.Id}:{scope}");
}
