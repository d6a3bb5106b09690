using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ConvertTyped.CodeFixes;

/// <summary>
/// <c>await features.IsEnabledAsync("x")</c> becomes <c>(await features.GetConvertContextAsync()).Features.X.IsEnabled</c> or, for an experience,
/// <c>(await features.GetConvertContextAsync()).Experiences.X.Result is not null</c>. In all other code, the name of a flag becomes the generated constant.
/// </summary>
internal sealed class FlagEdit : IAccessorEdit
{
    private const string GetContext = "GetConvertContextAsync";

    private readonly FixProperties _properties;
    private readonly int _nameArgument;

    private FlagEdit(SyntaxNode replaced, FixProperties properties, int nameArgument)
    {
        Replaced = replaced;
        _properties = properties;
        _nameArgument = nameArgument;
    }

    public SyntaxNode Replaced { get; }

    public SyntaxNode? Discarded => Replaced.Parent is ExpressionStatementSyntax ? Replaced : null;

    public string Namespace => _properties.Namespace;

    public static IAccessorEdit? Find(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        var replaced = root.FindNode(diagnostic.AdditionalLocations[0].SourceSpan, getInnermostNodeForTie: true);
        var properties = new FixProperties(diagnostic);
        if (properties.Constant is not null)
            return replaced is ExpressionSyntax ? new FlagEdit(replaced, properties, 0) : null;
        var name = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ArgumentSyntax>();
        return replaced is AwaitExpressionSyntax awaited && name is not null ? new FlagEdit(replaced, properties, CallIn(awaited).ArgumentList.Arguments.IndexOf(name)) : null;
    }

    public ExpressionSyntax Apply(SyntaxNode current)
    {
        if (_properties.Constant is { } constant)
            return ParseExpression(constant).WithTriviaFrom(current);

        var awaited = (AwaitExpressionSyntax)current;
        var call = CallIn(awaited);
        var method = ((MemberAccessExpressionSyntax)call.Expression).WithName(IdentifierName(GetContext));
        var others = call.ArgumentList.Arguments.RemoveAt(_nameArgument);
        var visitor = awaited.ReplaceNode(call, call.WithExpression(method).WithArgumentList(call.ArgumentList.WithArguments(others))).WithoutTrivia();
        ExpressionSyntax accessor = MemberAccess(ParenthesizedExpression(visitor), _properties.Extension.Name);
        if (_properties.Extension.IsMethod)
            accessor = InvocationExpression(accessor);
        accessor = MemberAccess(accessor, _properties.Accessor);
        return (_properties.IsExperience ? IsInVariation(accessor, current) : MemberAccess(accessor, "IsEnabled")).WithTriviaFrom(current);
    }

    private static ExpressionSyntax IsInVariation(ExpressionSyntax accessor, SyntaxNode current)
    {
        var test = IsPatternExpression(
            MemberAccess(accessor, "Result").WithTrailingTrivia(Space),
            UnaryPattern(Token(SyntaxKind.NotKeyword).WithTrailingTrivia(Space), ConstantPattern(LiteralExpression(SyntaxKind.NullLiteralExpression))));
        test = test.WithIsKeyword(test.IsKeyword.WithTrailingTrivia(Space));
        // An operator around the await expression may bind more tightly than 'is not null'.
        return current.Parent is ExpressionSyntax and not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax) ? ParenthesizedExpression(test) : test;
    }

    private static InvocationExpressionSyntax CallIn(AwaitExpressionSyntax awaited)
    {
        var call = (InvocationExpressionSyntax)awaited.Expression;
        return call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax configured } ? configured : call;
    }

    private static MemberAccessExpressionSyntax MemberAccess(ExpressionSyntax target, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, target, IdentifierName(name));

    /// <summary>Reads the data for the fix from the properties of a diagnostic.</summary>
    private sealed class FixProperties(Diagnostic diagnostic)
    {
        public string? Constant { get; } = diagnostic.Properties.TryGetValue(DiagnosticProperties.Constant, out var constant) ? constant : null;

        public string Namespace => diagnostic.Properties[DiagnosticProperties.Namespace]!;

        public string Accessor => diagnostic.Properties[DiagnosticProperties.Accessor]!;

        // If the fix inserts a constant, the diagnostic does not name an extension member.
        public ExtensionMember Extension => new(diagnostic);

        public bool IsExperience => Extension.Name == "Experiences";
    }
}
