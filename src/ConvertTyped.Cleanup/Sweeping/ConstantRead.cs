using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>The only read of a local or a private member that is now constant.</summary>
/// <param name="Node">The expression that reads the local or member.</param>
/// <param name="Value">The literal that replaces the read.</param>
internal sealed record ConstantRead(ExpressionSyntax Node, ExpressionSyntax Value)
{
    private static readonly SyntaxAnnotation Inlined = new();
    private static readonly SyntaxAnnotation Emptied = new();

    /// <summary>The root with literals in place of the reads, and without the locals that are then unused; null if there is nothing to replace.</summary>
    internal static SyntaxNode? Inline(SyntaxNode root, UseCounts before, UseCounts now)
    {
        var locals = ConstantLocals.ReadOnce(before, now).ToList();
        var reads = locals.Select(local => local.Read).Concat(ConstantMembers.ReadOnce(before, now)).ToDictionary(read => (SyntaxNode)read.Node);
        if (reads.Count == 0)
            return null;
        var inlined = root.ReplaceNodes(
            reads.Keys.Concat(locals.Select(local => local.Declaration)),
            (original, node) => reads.TryGetValue(original, out var read) ? read.Replace(now.Model)
                : node.WithAdditionalAnnotations(Emptied));
        var joined = inlined.ReplaceNodes(
            inlined.DescendantNodes().OfType<InterpolatedStringExpressionSyntax>().Where(text => text.GetAnnotatedNodes(Inlined).Any()),
            (_, text) => TextFolding.Join(text, part => part.HasAnnotation(Inlined) && part is LiteralExpressionSyntax { Token.Value: { } value } ? value.ToString() : null));
        joined = joined.ReplaceNodes(joined.DescendantNodes().OfType<BinaryExpressionSyntax>().Where(IsJoined), (_, sum) => Join((BinaryExpressionSyntax)sum));
        return new RemovalRewriter([.. joined.GetAnnotatedNodes(Emptied)]).Visit(joined);
    }

    /// <summary>Whether a value is a literal that can replace a read. Literals such as null, <c>char</c> and <c>float</c> cannot.</summary>
    internal static bool IsConstant(ExpressionSyntax? value) => value is LiteralExpressionSyntax literal
        && literal.Token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.NumericLiteralToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword
        && literal.Token.Value is string or int or long or double or decimal or bool;

    internal static bool IsReplaceable(ExpressionSyntax use) => !Locals.IsWritten(use)
        && use.Parent is not (NameColonSyntax or NameEqualsSyntax or AnonymousObjectMemberDeclaratorSyntax { NameEquals: null })
        && use.Parent is not MemberAccessExpressionSyntax
        && use.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault()?.Expression is not IdentifierNameSyntax { Identifier.ValueText: "nameof" };

    /// <summary>Whether two string literals are concatenated, and one of them has replaced a read.</summary>
    private static bool IsJoined(BinaryExpressionSyntax sum) => sum.IsKind(SyntaxKind.AddExpression) && TextFolding.Literal(sum.Left) is not null && TextFolding.Literal(sum.Right) is not null
        && (sum.Left.HasAnnotation(Inlined) || sum.Right.HasAnnotation(Inlined));

    private static LiteralExpressionSyntax Join(BinaryExpressionSyntax sum) => SyntaxFactory.LiteralExpression(
        SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(TextFolding.Literal(sum.Left)! + TextFolding.Literal(sum.Right)!)).WithTriviaFrom(sum);

    /// <summary>The literal, which is marked if it may become part of the surrounding string.</summary>
    private ExpressionSyntax Replace(SemanticModel model)
    {
        var value = Value.WithTriviaFrom(Node);
        return Node.Parent is BinaryExpressionSyntax || Node.Parent is InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } && TextFolding.IsText(text, model)
            ? value.WithAdditionalAnnotations(Inlined)
            : value;
    }
}
