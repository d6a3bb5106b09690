using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ConvertTyped.CodeFixes;

/// <summary>Replaces expressions in a document with generated code, and checks that the result compiles and that the types do not change.</summary>
internal static class AccessorRewrite
{
    /// <summary>Returns null if nothing can be replaced. Code that cannot be replaced is not changed.</summary>
    /// <param name="find">Finds the edit for a diagnostic; null if the diagnostic has no edit.</param>
    public static async Task<Document?> ApplyAsync(
        Document document,
        IEnumerable<Diagnostic> diagnostics,
        Func<Diagnostic, SyntaxNode, SemanticModel, CancellationToken, IAccessorEdit?> find,
        CancellationToken cancellationToken)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        List<IAccessorEdit> calls = [.. diagnostics.Select(diagnostic => find(diagnostic, root, model, cancellationToken)).OfType<IAccessorEdit>()];
        while (calls.Count > 0)
        {
            var marks = calls.ToDictionary(call => call, _ => new SyntaxAnnotation());
            var rewritten = Rewrite(document, root, model, marks);
            var invalid = await FindInvalidAsync(rewritten, model, marks, cancellationToken).ConfigureAwait(false);
            if (invalid.Count == 0)
                return rewritten;
            calls.RemoveAll(invalid.Contains);
        }
        return null;
    }

    private static Document Rewrite(Document document, SyntaxNode root, SemanticModel model, Dictionary<IAccessorEdit, SyntaxAnnotation> marks)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var call in marks.Keys)
        {
            var discarded = call.Discarded;
            editor.ReplaceNode(call.Replaced, (current, _) =>
            {
                var accessor = call.Apply(current).WithAdditionalAnnotations(marks[call]);
                return discarded == call.Replaced ? Discard(accessor) : accessor;
            });
            if (discarded is not null && discarded != call.Replaced)
                editor.ReplaceNode(discarded, static (current, _) => Discard((ExpressionSyntax)current));
        }

        var changed = (CompilationUnitSyntax)editor.GetChangedRoot();
        foreach (var name in marks.Keys.Where(call => !IsImported(call, model)).Select(call => call.Namespace).Distinct())
            changed = changed.AddUsings(UsingDirective(ParseName(name)).WithAdditionalAnnotations(Formatter.Annotation));
        return document.WithSyntaxRoot(changed);
    }

    // The namespace is already imported if an unqualified lookup finds the class that contains the context's extension members.
    private static bool IsImported(IAccessorEdit call, SemanticModel model) =>
        call.Namespace.Length == 0 || model.LookupNamespacesAndTypes(call.Replaced.SpanStart, name: "ConvertContextExtensions")
            .Any(type => type.ContainingNamespace.ToDisplayString() == call.Namespace);

    private static AssignmentExpressionSyntax Discard(ExpressionSyntax value)
    {
        // If the token had another kind, the underscore would be a variable instead of a discard.
        var underscore = Identifier(value.GetLeadingTrivia(), SyntaxKind.UnderscoreToken, "_", "_", TriviaList(Space));
        return AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            IdentifierName(underscore),
            Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
            value.WithoutLeadingTrivia());
    }

    private static async Task<HashSet<IAccessorEdit>> FindInvalidAsync(
        Document rewritten, SemanticModel before, Dictionary<IAccessorEdit, SyntaxAnnotation> marks, CancellationToken cancellationToken)
    {
        var root = (await rewritten.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var after = (await rewritten.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var invalid = new HashSet<IAccessorEdit>();
        foreach (var mark in marks)
        {
            var node = root.GetAnnotatedNodes(mark.Value).Single();
            var statement = node.FirstAncestorOrSelf<StatementSyntax>() ?? node;
            var type = before.GetTypeInfo(mark.Key.Replaced, cancellationToken).Type?.ToDisplayString();
            if (after.GetTypeInfo(node, cancellationToken).Type?.ToDisplayString() != type
                || after.GetDiagnostics(statement.Span, cancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                invalid.Add(mark.Key);
        }
        return invalid;
    }
}
