using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Uses that cannot be folded but still need the flag: the enum of the variations in a signature, attribute or
/// constant; a record of a JSON variable; the key; a generated method that is passed on; and an override in a test.
/// </summary>
internal static class Mentions
{
    private const string TypeIsGenerated = "The type is generated for the flag, but no decision is read here.";
    private const string KeyIsPassedOn = "The key is passed on to other code.";
    private const string MethodIsPassedOn = "The method is generated for the flag, and is passed on instead of being called.";
    private const string PropertyIsGenerated = "The property is generated for the flag, but the cleanup does not recognize this use.";
    private const string IsInPattern = "A property pattern reads the flag.";
    private const string IsOverridden = "The flag is overridden outside a test method.";
    private const string ResultIsUsed = "The test uses the result of the override.";

    /// <summary>The node, marked if it names generated code.</summary>
    internal static SyntaxNode? Mark(SyntaxNode? visited, ExpressionSyntax original, FoldScope scope)
    {
        if (visited is null || scope.FindDecided(visited) is not null || IsPartOfMention(original, scope) || !IsMention(original, scope))
            return visited;
        var place = original is InvocationExpressionSyntax call ? Expressions.CalledName(call) ?? call.Expression : original;
        var (reason, isDetail) = FlagSymbols.SymbolAt(original, scope.Model) switch
        {
            IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum } => (KeyIsPassedOn, true),
            IMethodSymbol => (MethodIsPassedOn, false),
            IPropertySymbol property => (scope.Flag.IsOverride(property) ? ReasonOfOverride(original, scope) : original.Ancestors().OfType<SubpatternSyntax>().Any() ? IsInPattern : PropertyIsGenerated, false),
            _ => (TypeIsGenerated, true),
        };
        return scope.MarkMention(visited, place, reason, isDetail);
    }

    /// <summary>The argument, marked if it is the key and the parameter takes a key.</summary>
    internal static ArgumentSyntax Mark(ArgumentSyntax visited, ArgumentSyntax original, IParameterSymbol parameter, FoldScope scope) =>
        scope.FindDecided(visited.Expression) is null && original.Expression is LiteralExpressionSyntax && scope.Flag.TakesKey(parameter) && scope.Flag.IsKey(original.Expression, scope.Model)
            ? visited.WithExpression(scope.MarkMention(visited.Expression, original.Expression, KeyIsPassedOn))
            : visited;

    /// <summary>The part of a property pattern, marked if its path names the flag.</summary>
    internal static SubpatternSyntax Mark(SubpatternSyntax visited, SubpatternSyntax original, FoldScope scope) =>
        original.ExpressionColon?.DescendantNodes().OfType<SimpleNameSyntax>().FirstOrDefault(name => IsMention(name, scope)) is { } name
            ? scope.MarkMention(visited, name, IsInPattern)
            : visited;

    /// <summary>
    /// The mentions that are not part of another remaining use. A mention that is only a detail is omitted if another use in the same member is listed.
    /// </summary>
    internal static IEnumerable<LeftUse> Unexplained(FoldScope scope, IReadOnlyList<LeftUse> left, SyntaxNode root)
    {
        var mentions = scope.Mentions.Values.Where(mention => !mention.IsDetail && !left.Any(use => use.Location.SourceSpan.OverlapsWith(mention.Location.SourceSpan))).ToList();
        var members = new HashSet<SyntaxNode?>(left.Concat(mentions).Select(use => MemberAt(root, use)));
        return [.. mentions, .. scope.Mentions.Values.Where(mention => mention.IsDetail && !members.Contains(MemberAt(root, mention)))];
    }

    private static SyntaxNode? MemberAt(SyntaxNode root, LeftUse use) =>
        root.FindNode(use.Location.SourceSpan).AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax);

    private static string ReasonOfOverride(ExpressionSyntax original, FoldScope scope) =>
        original.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && TestMethods.IsTest(method, scope) ? ResultIsUsed : IsOverridden;

    private static bool IsMention(ExpressionSyntax node, FoldScope scope) => scope.Flag.IsGenerated(FlagSymbols.SymbolAt(node, scope.Model));

    private static bool IsPartOfMention(ExpressionSyntax node, FoldScope scope) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => IsMention(access, scope),
        QualifiedNameSyntax name => IsMention(name, scope),
        MemberBindingExpressionSyntax binding => IsMention(binding, scope),
        InvocationExpressionSyntax call => call.Expression == node && IsMention(call, scope),
        _ => false,
    };
}
