using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>A code fix that changes the syntax at a diagnostic, without semantic information.</summary>
public abstract class SyntaxFix : CodeFixProvider
{
    private protected SyntaxFix(string ruleId) => FixableDiagnosticIds = [ruleId];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (Change(root, diagnostic) is var (title, changed))
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(changed)), GetType().Name), diagnostic);
        }
    }

    /// <summary>Returns the title of the fix and the changed syntax root; null if the fix does not apply.</summary>
    private protected abstract (string Title, SyntaxNode Root)? Change(SyntaxNode root, Diagnostic diagnostic);
}
