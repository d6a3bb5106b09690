using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ConvertTyped.CodeFixes;

/// <summary>Puts accessors in the place of a document's calls by key, and looks whether what comes of it is right.</summary>
internal static class AccessorRewrite
{
    /// <summary>Null when no call can be replaced. Of several, those stay as they are that cannot.</summary>
    public static async Task<Document?> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        List<AccessorCall> calls = [.. diagnostics.Select(diagnostic => AccessorCall.Of(diagnostic, root, model, cancellationToken)).OfType<AccessorCall>()];
        while (calls.Count > 0)
        {
            var marks = calls.ToDictionary(call => call, _ => new SyntaxAnnotation());
            var rewritten = Rewrite(document, root, model, marks);
            var wrong = await WrongAsync(rewritten, model, marks, cancellationToken).ConfigureAwait(false);
            if (wrong.Count == 0)
                return rewritten;
            calls.RemoveAll(wrong.Contains);
        }
        return null;
    }

    private static Document Rewrite(Document document, SyntaxNode root, SemanticModel model, Dictionary<AccessorCall, SyntaxAnnotation> marks)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var call in marks.Keys)
        {
            var statement = call.IsCall ? null : StatementOf(call.Replaced);
            editor.ReplaceNode(call.Replaced, (current, _) =>
            {
                var accessor = call.Apply(current).WithAdditionalAnnotations(marks[call]);
                return statement?.Expression == call.Replaced ? Discard(accessor) : accessor;
            });
            if (statement is not null && statement.Expression != call.Replaced)
                editor.ReplaceNode(statement.Expression, static (current, _) => Discard((ExpressionSyntax)current));
        }

        var changed = (CompilationUnitSyntax)editor.GetChangedRoot();
        foreach (var name in marks.Keys.Where(call => !IsImported(call, model)).Select(call => call.Namespace).Distinct())
            changed = changed.AddUsings(UsingDirective(ParseName(name)).WithAdditionalAnnotations(Formatter.Annotation));
        return document.WithSyntaxRoot(changed);
    }

    // The accessors' extensions are in a class of this name.
    private static bool IsImported(AccessorCall call, SemanticModel model) =>
        call.Namespace.Length == 0 || model.LookupNamespacesAndTypes(call.Replaced.SpanStart, name: "ConvertContextExtensions")
            .Any(type => type.ContainingNamespace.ToDisplayString() == call.Namespace);

    private static ExpressionStatementSyntax? StatementOf(SyntaxNode node)
    {
        while (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
            node = access;
        return node.Parent as ExpressionStatementSyntax;
    }

    private static AssignmentExpressionSyntax Discard(ExpressionSyntax value)
    {
        // Only a token of this kind is taken for a discard and not for a variable.
        var underscore = Identifier(value.GetLeadingTrivia(), SyntaxKind.UnderscoreToken, "_", "_", TriviaList(Space));
        return AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            IdentifierName(underscore),
            Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
            value.WithoutLeadingTrivia());
    }

    private static async Task<HashSet<AccessorCall>> WrongAsync(
        Document rewritten, SemanticModel before, Dictionary<AccessorCall, SyntaxAnnotation> marks, CancellationToken cancellationToken)
    {
        var root = (await rewritten.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var after = (await rewritten.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var wrong = new HashSet<AccessorCall>();
        foreach (var mark in marks)
        {
            var node = root.GetAnnotatedNodes(mark.Value).Single();
            var statement = node.FirstAncestorOrSelf<StatementSyntax>() ?? node;
            var type = before.GetTypeInfo(mark.Key.Replaced, cancellationToken).Type?.ToDisplayString();
            if (after.GetTypeInfo(node, cancellationToken).Type?.ToDisplayString() != type
                || after.GetDiagnostics(statement.Span, cancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                wrong.Add(mark.Key);
        }
        return wrong;
    }
}
