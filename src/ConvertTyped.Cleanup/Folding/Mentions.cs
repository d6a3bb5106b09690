using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Uses that read nothing but do not compile without the flag: the enum of the variations in a signature, an attribute or a constant, a record of a JSON variable, the key.
/// </summary>
internal static class Mentions
{
    private const string TypeIsGenerated = "The type is generated for the flag, but no decision is read here.";
    private const string KeyIsPassedOn = "The key is passed on to code that the flag does not decide.";

    /// <summary>The node, marked if it names generated code.</summary>
    internal static SyntaxNode? Mark(SyntaxNode? visited, ExpressionSyntax original, FoldScope scope)
    {
        if (visited is null || scope.Of(visited) is not null || IsPartOfMention(original, scope) || !IsMention(original, scope))
            return visited;
        return scope.MarkMention(visited, original, scope.Model.GetSymbolInfo(original).Symbol is IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum } ? KeyIsPassedOn : TypeIsGenerated);
    }

    /// <summary>The argument, marked if it is the key and the parameter takes one.</summary>
    internal static ArgumentSyntax Mark(ArgumentSyntax visited, ArgumentSyntax original, IParameterSymbol parameter, FoldScope scope) =>
        scope.Of(visited.Expression) is null && original.Expression is LiteralExpressionSyntax && scope.Flag.TakesKey(parameter) && scope.Flag.IsKey(original.Expression, scope.Model)
            ? visited.WithExpression(scope.MarkMention(visited.Expression, original.Expression, KeyIsPassedOn))
            : visited;

    /// <summary>The mentions in members that have no other remaining use.</summary>
    internal static IEnumerable<LeftUse> Unexplained(FoldScope scope, IReadOnlyList<LeftUse> left, SyntaxNode root)
    {
        var members = new HashSet<SyntaxNode?>(left.Select(use => MemberAt(root, use)));
        return scope.Mentions.Values.Where(mention => !members.Contains(MemberAt(root, mention)));
    }

    private static SyntaxNode? MemberAt(SyntaxNode root, LeftUse use) =>
        root.FindNode(use.Location.SourceSpan).AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);

    private static bool IsMention(ExpressionSyntax node, FoldScope scope) => scope.Flag.IsGenerated(scope.Model.GetSymbolInfo(node).Symbol);

    private static bool IsPartOfMention(ExpressionSyntax node, FoldScope scope) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => IsMention(access, scope),
        QualifiedNameSyntax name => IsMention(name, scope),
        _ => false,
    };
}
