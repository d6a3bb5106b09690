using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>Recognizes awaited flag checks such as <c>await features.IsEnabledAsync("checkout-banner")</c>, with or without <c>ConfigureAwait</c>.</summary>
internal static class FlagCheck
{
    /// <summary>
    /// The await expression; null if the call is not IsEnabledAsync, is not awaited directly, or contains comments or directives that the code fix would lose.
    /// </summary>
    public static SyntaxNode? FindAwait(IInvocationOperation call)
    {
        if (call is not { TargetMethod: { Name: "IsEnabledAsync", ContainingType.TypeKind: TypeKind.Interface }, Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } })
            return null;
        var awaited = call.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured ? configured.Parent : call.Parent;
        return awaited is IAwaitOperation { Syntax: AwaitExpressionSyntax { ContainsDirectives: false } syntax } && !HasComments(syntax) ? syntax : null;
    }

    private static bool HasComments(SyntaxNode node) => node.DescendantTokens().Any(token =>
        (token.SpanStart > node.SpanStart && token.LeadingTrivia.Any(IsComment)) || (token.Span.End < node.Span.End && token.TrailingTrivia.Any(IsComment)));

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
