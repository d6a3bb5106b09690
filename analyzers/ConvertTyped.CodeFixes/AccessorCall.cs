using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ConvertTyped.CodeFixes;

/// <summary>
/// Describes how an accessor replaces one call that passes a string key. The description is determined from the original code and applied to code that
/// may have changed since.
/// </summary>
internal sealed class AccessorCall : IAccessorEdit
{
    private readonly Diagnostic _diagnostic;
    private readonly ExtensionMember _extension;
    private readonly IReadOnlyList<(int Index, string Name)> _arguments;

    private AccessorCall(
        Diagnostic diagnostic, SyntaxNode replaced, InvocationExpressionSyntax call, IOperation? operation, IReadOnlyList<(int, string)> arguments)
    {
        _diagnostic = diagnostic;
        _extension = new(diagnostic);
        _arguments = arguments;
        Replaced = replaced;
        Method = NameOf(call).Identifier.ValueText;
        Discarded = IsCall ? null : DiscardedBy(replaced, operation);
    }

    /// <summary>The call, or the expression that reads a variable from its result.</summary>
    public SyntaxNode Replaced { get; }

    public SyntaxNode? Discarded { get; }

    public string Namespace => _diagnostic.Properties[DiagnosticProperties.Namespace]!;

    /// <summary>Whether the replacement is a call, which can be a statement.</summary>
    private bool IsCall => Method is "TrackConversion" or "RunCustomSegments";

    private string Method { get; }

    public static AccessorCall? Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var replaced = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
        var call = CallIn(replaced);
        if (replaced.ContainsDirectives || model.GetOperation(call, cancellationToken) is not IInvocationOperation operation)
            return null;

        var arguments = operation.Arguments
            .Where(argument => argument.Syntax is ArgumentSyntax && IsKept(argument))
            .Select(argument => (call.ArgumentList.Arguments.IndexOf((ArgumentSyntax)argument.Syntax), argument.Parameter!.Name))
            .OrderBy(argument => argument.Item1)
            .ToList();
        return new AccessorCall(diagnostic, replaced, call, model.GetOperation(replaced, cancellationToken), arguments);
    }

    public ExpressionSyntax Apply(SyntaxNode current)
    {
        var call = CallIn(current);
        var target = call.Expression;
        if (!IsCall && _arguments.Count > 0)
            target = MemberAccess(InvocationExpression(WithName(target, "With"), Arguments(call)), _extension.Name);
        else
            target = WithName(target, _extension.Name);
        if (_extension.IsMethod)
            target = InvocationExpression(target);

        target = MemberAccess(target, _diagnostic.Properties[DiagnosticProperties.Accessor]!);
        ExpressionSyntax result = Method switch
        {
            "TrackConversion" => InvocationExpression(MemberAccess(target, "Track"), Arguments(call)),
            "RunCustomSegments" => InvocationExpression(MemberAccess(target, "Run"), Arguments(call)),
            _ => MemberAccess(target, _diagnostic.Properties.TryGetValue(DiagnosticProperties.Variable, out var variable) ? variable! : "Result"),
        };
        result = result.WithLeadingTrivia(current.GetLeadingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia());
        return result.WithTrailingTrivia(LostComments(current, result).Concat(current.GetTrailingTrivia()));
    }

    private static SyntaxNode? DiscardedBy(SyntaxNode node, IOperation? value)
    {
        while (value?.Parent is IConditionalAccessOperation access && access.WhenNotNull == value)
            value = access;
        if (value?.Parent is not IExpressionStatementOperation)
            return null;
        while (node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node)
            node = access;
        return node;
    }

    private static InvocationExpressionSyntax CallIn(SyntaxNode node) =>
        (InvocationExpressionSyntax)(node is ConditionalAccessExpressionSyntax access ? access.Expression : node);

    // Arguments that repeat a default value, or that the accessor's name replaces, are dropped.
    private static bool IsKept(IArgumentOperation argument) => argument.Parameter!.Name switch
    {
        "experienceKey" or "featureKey" or "goalKey" or "segmentKey" or "segmentKeys" or "enableStorage" => false,
        "enableTracking" => argument.Value.ConstantValue.Value is false,
        _ => true,
    };

    private ArgumentListSyntax Arguments(InvocationExpressionSyntax call)
    {
        // If the key is not counted, only the first parameter of Track and Run has the same position as in the replaced call. All other arguments need names.
        var kept = _arguments.Select(argument =>
        {
            var written = call.ArgumentList.Arguments[argument.Index];
            var isInPlace = argument.Name is "revenue" or "ruleData";
            var named = written.NameColon is not null || isInPlace
                ? written.WithoutLeadingTrivia()
                : Argument(NameColon(IdentifierName(argument.Name)).WithTrailingTrivia(Space), written.RefKindKeyword, written.Expression.WithoutLeadingTrivia());
            return named.WithLeadingTrivia(Comments(TriviaBefore(call, argument.Index)).SelectMany(comment => new[] { comment, Space }));
        });
        var comma = Token(TriviaList(), SyntaxKind.CommaToken, TriviaList(Space));
        return ArgumentList(
            Token(TriviaList(), SyntaxKind.OpenParenToken, TriviaList()),
            SeparatedList(kept, Enumerable.Repeat(comma, Math.Max(0, _arguments.Count - 1))),
            Token(TriviaList(), SyntaxKind.CloseParenToken, TriviaList()));
    }

    private static IEnumerable<SyntaxTrivia> LostComments(SyntaxNode before, SyntaxNode after)
    {
        List<string> kept = [.. Comments(after.DescendantTrivia()).Select(comment => comment.ToString())];
        return Comments(before.DescendantTrivia()).Where(comment => !kept.Remove(comment.ToString())).SelectMany(comment => new[] { Space, comment }).ToList();
    }

    // A comment that follows a comma or a parenthesis on the same line belongs to the next argument.
    private static IEnumerable<SyntaxTrivia> TriviaBefore(InvocationExpressionSyntax call, int index)
    {
        var list = call.ArgumentList;
        var before = index == 0 ? list.OpenParenToken : list.Arguments.GetSeparator(index - 1);
        return before.TrailingTrivia.Concat(list.Arguments[index].GetLeadingTrivia());
    }

    private static IEnumerable<SyntaxTrivia> Comments(IEnumerable<SyntaxTrivia> trivia) => trivia
        .Where(one => one.IsKind(SyntaxKind.MultiLineCommentTrivia) || one.IsKind(SyntaxKind.SingleLineCommentTrivia))
        .Select(one => one.IsKind(SyntaxKind.MultiLineCommentTrivia) ? one : Comment($"/*{one.ToString().Substring(2)} */"));

    private static SimpleNameSyntax NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => (SimpleNameSyntax)call.Expression,
    };

    private static ExpressionSyntax WithName(ExpressionSyntax member, string name) => member switch
    {
        MemberAccessExpressionSyntax access => access.WithName(IdentifierName(name)),
        _ => ((MemberBindingExpressionSyntax)member).WithName(IdentifierName(name)),
    };

    private static MemberAccessExpressionSyntax MemberAccess(ExpressionSyntax target, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, IdentifierName(name));
}
