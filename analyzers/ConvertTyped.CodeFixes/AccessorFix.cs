using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>A code fix that replaces a string, or the call that the string is passed to, with a reference to generated code.</summary>
public abstract class AccessorFix : CodeFixProvider
{
    private readonly string _title;
    private readonly Func<Diagnostic, SyntaxNode, SemanticModel, CancellationToken, IAccessorEdit?> _find;

    private protected AccessorFix(string ruleId, string title, Func<Diagnostic, SyntaxNode, SemanticModel, CancellationToken, IAccessorEdit?> find)
    {
        FixableDiagnosticIds = [ruleId];
        (_title, _find) = (title, find);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        (await AccessorRewrite.ApplyAsync(document, diagnostics, _find, context.CancellationToken).ConfigureAwait(false)) ?? document);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var rewritten = await AccessorRewrite.ApplyAsync(context.Document, [diagnostic], _find, context.CancellationToken).ConfigureAwait(false);
            if (rewritten is not null)
                context.RegisterCodeFix(CodeAction.Create(_title, _ => Task.FromResult(rewritten), GetType().Name), diagnostic);
        }
    }
}
