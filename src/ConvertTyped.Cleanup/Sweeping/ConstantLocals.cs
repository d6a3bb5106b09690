using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Locals that the folding made constant and that are read once.</summary>
internal static class ConstantLocals
{
    private static readonly SyntaxAnnotation Inlined = new();
    private static readonly SyntaxAnnotation Emptied = new();

    /// <summary>The document with the reads replaced with literals; null if there is no such local.</summary>
    internal static SyntaxNode? Inline(SyntaxNode root, UseCounts before, UseCounts now)
    {
        var reads = new Dictionary<SyntaxNode, ExpressionSyntax>();
        var declarations = new HashSet<SyntaxNode>();
        foreach (var variable in now.Declarations.OfType<VariableDeclaratorSyntax>().Where(variable => IsConstant(variable, now.Model) && BecameConstant(variable, before, now)))
        {
            if (now.UsesOf(variable) is not { Count: 1 } uses || !IsReplaceable(uses[0]))
                continue;
            reads.Add(uses[0], variable.Initializer!.Value);
            declarations.Add(variable.Parent!.Parent!);
        }

        if (reads.Count == 0)
            return null;
        var inlined = root.ReplaceNodes(reads.Keys.Concat(declarations), (original, node) => reads.TryGetValue(original, out var value)
            ? IsText(original, now.Model) ? value.WithTriviaFrom(original).WithAdditionalAnnotations(Inlined) : value.WithTriviaFrom(original)
            : node.WithAdditionalAnnotations(Emptied));
        var joined = inlined.ReplaceNodes(
            inlined.DescendantNodes().OfType<InterpolatedStringExpressionSyntax>().Where(text => text.GetAnnotatedNodes(Inlined).Any()),
            (_, text) => TextFolding.Join(text, part => part.HasAnnotation(Inlined) && part is LiteralExpressionSyntax { Token.Value: { } value } ? value.ToString() : null));
        return new RemovalRewriter([.. joined.GetAnnotatedNodes(Emptied)]).Visit(joined);
    }

    /// <summary>Whether the value becomes a part of an interpolated string's text.</summary>
    private static bool IsText(SyntaxNode use, SemanticModel model) =>
        use.Parent is InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } && TextFolding.IsText(text, model);

    private static bool IsConstant(VariableDeclaratorSyntax variable, SemanticModel model) =>
        variable is { Initializer.Value: LiteralExpressionSyntax literal, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } }
        && literal.Token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.NumericLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword
        && literal.Token.Value is string or int or bool
        && !statement.IsConst
        && !Trivia.HasComment(statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()))
        && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(literal).Type, (model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type);

    private static bool BecameConstant(VariableDeclaratorSyntax variable, UseCounts before, UseCounts now) =>
        before.CounterpartOf(variable, now) is VariableDeclaratorSyntax original
        && (original.Initializer?.Value is not LiteralExpressionSyntax || before.UsesOf(original).Any(Locals.IsWritten));

    private static bool IsReplaceable(SimpleNameSyntax use) => !Locals.IsWritten(use)
        && use.Parent is not (NameColonSyntax or NameEqualsSyntax or AnonymousObjectMemberDeclaratorSyntax { NameEquals: null })
        && use.Parent is not MemberAccessExpressionSyntax
        && use.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault()?.Expression is not IdentifierNameSyntax { Identifier.ValueText: "nameof" };
}
