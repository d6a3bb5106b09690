using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Replaces each read of the flag with its decided value: accessors, calls by key, and their members.</summary>
internal abstract class ReadFolder(FoldScope scope) : CSharpSyntaxRewriter
{
    /// <summary>The values that <c>?.</c> is applied to, with the innermost on top. An item is null if the value is not decided.</summary>
    private readonly Stack<Decided?> _receivers = new();

    private protected FoldScope Scope => scope;

    private protected SemanticModel Model => scope.Model;

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        node.Parent is NameColonSyntax or NameEqualsSyntax ? node
        : ValueOf(node, Model.GetSymbolInfo(node).Symbol) is { } decided ? scope.DecideRead(node, decided)
        : base.VisitIdentifierName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var symbol = Model.GetSymbolInfo(node).Symbol;
        if (ValueOf(node, symbol) is { } known)
            return scope.DecideRead(node, known);
        if (scope.Flag.IsAccessor(symbol))
            return Read(node, scope.Flag.Members.Accessor, node.Expression) ?? scope.MarkLeft(node, node);
        var expression = VisitExpression(node.Expression);
        if (scope.IsBlocked(node.Expression))
            return node.WithExpression(expression);
        var name = node.Name.Identifier.ValueText;
        if (scope.FindDecided(expression) is { } owner)
        {
            return scope.Flag.Members.Property(owner.Value, name) is { } value
                ? scope.Decide(node, value, owner)
                : node.WithExpression(expression);
        }

        return scope.Flag.IsAccessorType(Model.GetTypeInfo(node.Expression).Type) && scope.Flag.Members.Property(scope.Flag.Members.Accessor, name) is { } member
            ? Read(node, member, node.Expression) ?? scope.MarkLeft(node, node)
            : node.WithExpression(expression);
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var method = Model.GetSymbolInfo(node).Symbol as IMethodSymbol;
        if (method is null && node.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
            return scope.Flag.NameIn(node, Model) is { } named ? scope.Decide(node, new TextValue(named)) : node;
        if (ValueOf(node, method) is { } known && node.ArgumentList.Arguments.All(argument => scope.Purity.IsPure(argument)))
            return scope.DecideRead(node, known);
        if (scope.Flag.IsRun(method, node, Model))
            return Read(node, scope.Flag.Members.Result, [node.Expression, .. node.ArgumentList.Arguments.Skip(1)]) ?? scope.MarkLeft(node, node);
        if (node.Expression is not MemberAccessExpressionSyntax access)
            return node.Expression is MemberBindingExpressionSyntax binding ? VisitBoundCall(node, binding) : base.VisitInvocationExpression(node);
        if (method is { Name: "Match" } && scope.Flag.IsAccessorType(Model.GetTypeInfo(access.Expression).Type))
            return VisitMatch(node, access.Expression, method);
        if (method is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String })
            return VisitIsNullOr(node, method);
        var expression = VisitExpression(access.Expression);
        var arguments = (ArgumentListSyntax)Visit(node.ArgumentList)!;
        if (scope.FindDecided(expression) is { Value: NullValue } none && arguments.Arguments.Count == 1
            && method is { Name: "GetValueOrDefault", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            var given = arguments.Arguments[0].Expression;
            return scope.FindDecided(given) is { } decided ? scope.Decide(node, decided.With(none))
                : Expressions.Parenthesize(Expressions.KeepType(given, Model.GetTypeInfo(node.ArgumentList.Arguments[0].Expression).Type, method.ReturnType)).WithTriviaFrom(node);
        }

        if (scope.FindDecided(expression) is not { } owner)
        {
            var name = access.Name is GenericNameSyntax generic ? (SimpleNameSyntax)Visit(generic)! : access.Name;
            return node.WithExpression(access.WithExpression(expression).WithName(name)).WithArgumentList(arguments);
        }

        return ResultOf(owner, access.Name.Identifier.ValueText, node) is { } value
            ? scope.Decide(node, value, owner)
            : node.WithExpression(access.WithExpression(expression)).WithArgumentList(arguments);
    }

    public override SyntaxNode? VisitConditionalAccessExpression(ConditionalAccessExpressionSyntax node)
    {
        var expression = VisitExpression(node.Expression);
        var owner = scope.FindDecided(expression);
        if (owner is { Value: NullValue })
            return scope.Decide(node, new NullValue(), owner);
        _receivers.Push(owner);
        var whenNotNull = VisitExpression(node.WhenNotNull);
        _receivers.Pop();
        if (owner is null)
        {
            if (scope.FindDecided(whenNotNull) is not { } conditional)
                return node.WithExpression(expression).WithWhenNotNull(whenNotNull);
            scope.Block(conditional, "The value depends on whether the expression before '?.' is null.");
            return node;
        }

        if (scope.FindDecided(whenNotNull) is { } result)
            return scope.Decide(node, result);
        var binding = whenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault();
        if (!owner.Value.IsLiteral || binding is null)
        {
            scope.Block(owner, "The cleanup does not know the value of the expression that follows '?.' or '?['.");
            return node;
        }

        var access = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, expression.WithoutTrailingTrivia(), binding.Name);
        return whenNotNull.ReplaceNode(binding, access).WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitMemberBindingExpression(MemberBindingExpressionSyntax node) =>
        _receivers.Count > 0 && _receivers.Peek() is { } owner && scope.Flag.Members.Property(owner.Value, node.Name.Identifier.ValueText) is { } value
            ? scope.Decide(node, value, owner)
            : node;

    /// <summary>The value of a symbol; null if the value is not decided, or if the node must be kept.</summary>
    private Decided? ValueOf(ExpressionSyntax node, ISymbol? symbol)
    {
        if (scope.ValueAt(node, symbol) is not { } value || scope.KeepsName(node) || (symbol is IMethodSymbol && node is not InvocationExpressionSyntax))
            return null;
        if (value.Symbols.Length > 0 && scope.Frozen is { } frozen)
        {
            scope.Block(value, frozen);
            return null;
        }

        return DecidableSymbols.IsVisible(symbol) && MustStay(node) ? null : value;
    }

    /// <summary>Whether a read of a member that other types can access is kept, because it is blocked, is in an expression tree, or has a receiver with side effects.</summary>
    private bool MustStay(ExpressionSyntax read)
    {
        var receiver = ((read as InvocationExpressionSyntax)?.Expression ?? read) is MemberAccessExpressionSyntax access ? access.Expression : null;
        return scope.IsBlocked(read) || IsInExpressionTree(read) || (receiver is not null && !scope.Purity.IsPure(receiver));
    }

    private protected ExpressionSyntax VisitExpression(ExpressionSyntax node) => (ExpressionSyntax)Visit(node)!;

    /// <summary>The decided value that a pattern is matched against. An expression that has the type of the flag's accessor counts as the accessor.</summary>
    private protected Decided? Subject(ExpressionSyntax original, ExpressionSyntax visited, SyntaxNode read)
    {
        if (scope.FindDecided(visited) is { } decided)
            return decided;
        if (!scope.Flag.IsAccessorType(Model.GetTypeInfo(original).Type) || scope.IsBlocked(read) || scope.IsBlocked(original))
            return null;
        return Read(original, scope.Flag.Members.Accessor, original) is { } replaced ? scope.FindDecided(replaced) : null;
    }

    private protected ExpressionSyntax? Read(ExpressionSyntax node, FlagValue value, params IEnumerable<SyntaxNode> evaluated)
    {
        if (scope.IsBlocked(node))
            return null;
        var decided = FoldScope.Read(node, value);
        if (scope.Frozen is { } frozen)
            scope.Block(decided, frozen);
        else if (value is UnwritableValue unwritable)
            scope.Block(decided, unwritable.Reason);
        else if (!evaluated.All(scope.Purity.IsPure))
            scope.Block(decided, "Another part of the expression may have side effects.");
        else if (IsInExpressionTree(node))
            scope.Block(decided, "The flag is read in an expression tree.");
        return scope.IsBlocked(node) ? null : scope.Decide(node, decided);
    }

    private SyntaxNode VisitBoundCall(InvocationExpressionSyntax node, MemberBindingExpressionSyntax binding) =>
        _receivers.Count > 0 && _receivers.Peek() is { } owner && ResultOf(owner, binding.Name.Identifier.ValueText, node) is { } value
            ? scope.Decide(node, value, owner)
            : node.WithArgumentList((ArgumentListSyntax)Visit(node.ArgumentList)!);

    private FlagValue? ResultOf(Decided owner, string method, InvocationExpressionSyntax node) => (owner.Value, method, node.ArgumentList.Arguments.Count) switch
    {
        (ObjectValue { Kind: ObjectKind.FeatureVariables }, _, 1)
            when Model.GetConstantValue(node.ArgumentList.Arguments[0].Expression) is { HasValue: true, Value: string key } => scope.Flag.Members.Variable(method, key),
        (VariationValue variation, "ToString", 0) => new TextValue(variation.MemberName),
        (StatusValue status, "ToString", 0) => new TextValue(status.MemberName),
        (TextValue, "ToString", 0) => owner.Value,
        (TextValue text, "ToUpperInvariant", 0) => new TextValue(text.Text.ToUpperInvariant()),
        (TextValue text, "ToLowerInvariant", 0) => new TextValue(text.Text.ToLowerInvariant()),
        (TextValue text, "Trim", 0) => new TextValue(text.Text.Trim()),
        (BooleanValue or IntegerValue or NumberValue, "GetValueOrDefault", _) => owner.Value,
        (NullValue, "GetValueOrDefault", 0) => Model.GetTypeInfo(node).Type?.SpecialType switch
        {
            SpecialType.System_Boolean => new BooleanValue(false),
            SpecialType.System_Int64 => new IntegerValue(0),
            SpecialType.System_Double => new NumberValue(0),
            _ => null,
        },
        _ => null,
    };

    private SyntaxNode VisitIsNullOr(InvocationExpressionSyntax node, IMethodSymbol method)
    {
        var argument = VisitExpression(node.ArgumentList.Arguments[0].Expression);
        return scope.FindDecided(argument) switch
        {
            { Value: NullValue } decided => scope.Decide(node, new BooleanValue(true), decided),
            { Value: TextValue text } decided => scope.Decide(node, new BooleanValue(
                method.Name == "IsNullOrEmpty" ? text.Text.Length == 0 : string.IsNullOrWhiteSpace(text.Text)), decided),
            _ => node.WithArgumentList((ArgumentListSyntax)Visit(node.ArgumentList)!),
        };
    }

    private SyntaxNode VisitMatch(InvocationExpressionSyntax node, ExpressionSyntax receiver, IMethodSymbol method)
    {
        if (scope.IsBlocked(node) || scope.Flag.Members.Property(scope.Flag.Members.Accessor, "Variation") is not VariationValue variation)
            return scope.MarkLeft(node, node);
        var decided = FoldScope.Read(node, variation);
        if (scope.Frozen is { } frozen)
        {
            scope.Block(decided, frozen);
            return node;
        }

        var chosen = MatchArguments.Choose(node, method, variation.MemberName);
        if (chosen is null)
        {
            scope.Block(decided, MatchArguments.NoArgument(variation.MemberName));
            return node;
        }

        if (!scope.Purity.IsPure(receiver) || !node.ArgumentList.Arguments.All(argument => argument.Expression == chosen || scope.Purity.IsPure(argument)))
        {
            scope.Block(decided, "A part that would be removed from the call may have side effects.");
            return node;
        }

        if (MatchArguments.Called(chosen, method) is not { } kept)
        {
            scope.Block(decided, "The function for the kept variation has a block body, so it cannot replace the call.");
            return node;
        }

        if (kept is AnonymousFunctionExpressionSyntax && node.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax)
        {
            scope.Block(decided, "The call returns a function, and the same expression calls that function or accesses one of its members.");
            return node;
        }

        return KeptComments.Mark((kept == chosen || chosen is AnonymousFunctionExpressionSyntax ? VisitExpression(kept) : kept).WithTriviaFrom(node), chosen.FirstAncestorOrSelf<ArgumentSyntax>()!.GetLeadingTrivia());
    }

    private bool IsInExpressionTree(SyntaxNode node) => node.Ancestors().OfType<AnonymousFunctionExpressionSyntax>()
        .Any(lambda => Model.GetTypeInfo(lambda).ConvertedType is INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" });
}
