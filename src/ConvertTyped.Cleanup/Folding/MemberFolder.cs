using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Records the values that members and parameters get. If all values of a member or a parameter are the same decided value, the member or parameter is decided,
/// too. Decided parameters are removed.
/// </summary>
internal sealed class MemberFolder(FoldScope scope) : StatementFolder(scope)
{
    private readonly AsyncBodies _async = new(scope.Model);

    /// <summary>Leaves frozen members unchanged. If the attributes of a member are removed, the member keeps the trivia before them.</summary>
    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is MemberDeclarationSyntax && Scope.Frozen is null && Scope.Options.Frozen.ReasonFor(node) is { } reason)
            return Scope.Freeze(node, reason, () => base.Visit(node));
        var visited = base.Visit(node);
        return node is MemberDeclarationSyntax member && visited is MemberDeclarationSyntax folded && folded.AttributeLists.Count < member.AttributeLists.Count
            ? folded.WithLeadingTrivia(member.GetLeadingTrivia())
            : visited;
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        var symbol = Model.GetSymbolInfo(node).Symbol;
        if (symbol is IMethodSymbol method && !IsCalled(node))
            NoteAll(method);
        else if (symbol is IParameterSymbol or IFieldSymbol or IPropertySymbol && Locals.IsWritten(Expressions.AccessTo(node)) && Expressions.AccessTo(node).Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression })
            Note(symbol, null);
        return Mentions.Mark(base.VisitIdentifierName(node), node, Scope);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (Model.GetSymbolInfo(node).Symbol is IMethodSymbol method && !IsCalled(node.Name))
            NoteAll(method);
        return Mentions.Mark(base.VisitMemberAccessExpression(node), node, Scope);
    }

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) => Mentions.Mark(base.VisitQualifiedName(node), node, Scope);

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) => Mentions.Mark(base.VisitGenericName(node), node, Scope);

    public override SyntaxNode? VisitMemberBindingExpression(MemberBindingExpressionSyntax node) => Mentions.Mark(base.VisitMemberBindingExpression(node), node, Scope);

    public override SyntaxNode? VisitSubpattern(SubpatternSyntax node) => Mentions.Mark(node.WithPattern((PatternSyntax)Visit(node.Pattern)!), node, Scope);

    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        var right = VisitExpression(node.Right);
        if (node.IsKind(SyntaxKind.SimpleAssignmentExpression))
        {
            var symbol = Model.GetSymbolInfo(node.Left).Symbol;
            var decided = Scope.FindDecided(right);
            var value = decided?.Value;
            if (value is BooleanValue && SingleAssignments.CodeAfter(node, symbol, Model) is { } code)
                Scope.RememberIn(code, symbol!, decided!);
            Note(symbol, DecidableSymbols.IsSetOnce(node, symbol) || DecidableSymbols.IsDefault(symbol, value) ? value : null);
            return node.WithLeft(IsDecidable(node.Left) ? node.Left : VisitExpression(node.Left)).WithRight(Await(right, symbol));
        }

        return node.WithLeft(VisitExpression(node.Left)).WithRight(right);
    }

    public override SyntaxNode? VisitVariableDeclarator(VariableDeclaratorSyntax node)
    {
        var visited = (VariableDeclaratorSyntax)base.VisitVariableDeclarator(node)!;
        if (node.Parent?.Parent is FieldDeclarationSyntax && node.Initializer is not null)
        {
            var symbol = Model.GetDeclaredSymbol(node);
            Note(symbol, Scope.FindDecided(visited.Initializer!.Value)?.Value);
            return visited.WithInitializer(visited.Initializer.WithValue(Await(visited.Initializer.Value, symbol)));
        }

        return visited;
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var visited = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        var value = visited.ExpressionBody?.Expression ?? visited.Initializer?.Value ?? Getter(visited);
        var symbol = Model.GetDeclaredSymbol(node);
        if (value is not null || !DecidableSymbols.IsAutomatic(node))
            Note(symbol, Scope.FindDecided(value)?.Value);
        return visited.ExpressionBody is { } arrow ? visited.WithExpressionBody(arrow.WithExpression(Await(arrow.Expression, symbol))) : visited;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (TestMethods.IsOfRemovedBranch(node, Scope))
            return Scope.Options.RemoveTests && !TestMethods.HasSeveral(node, Scope) ? Marks.Removed(node) : node;
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        Note(Model.GetDeclaredSymbol(node), Result(visited.ExpressionBody, visited.Body));
        return visited.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } && Scope.FindDecided(visited.ExpressionBody?.Expression) is not null
            ? Bodies.Emptied(visited)
            : _async.WithoutNeedlessAsync(node, visited);
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var visited = (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!;
        return node.ExpressionBody?.Expression is AssignmentExpressionSyntax assignment && GoesWithItsValue(Model.GetSymbolInfo(assignment.Left).Symbol)
            ? Bodies.Emptied(visited)
            : visited;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        Note(Model.GetDeclaredSymbol(node), Result(visited.ExpressionBody, visited.Body));
        return _async.WithoutNeedlessAsync(node, visited);
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        _async.WithoutNeedlessAsync(node, (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) =>
        _async.WithoutNeedlessAsync(node, (AnonymousMethodExpressionSyntax)base.VisitAnonymousMethodExpression(node)!);

    public override SyntaxNode? VisitArgumentList(ArgumentListSyntax node) =>
        node.WithArguments(Without(node.Arguments, (ArgumentListSyntax)base.VisitArgumentList(node)!, IsDropped));

    public override SyntaxNode? VisitAnonymousObjectMemberDeclarator(AnonymousObjectMemberDeclaratorSyntax node) =>
        InferredNames.Keep((AnonymousObjectMemberDeclaratorSyntax)base.VisitAnonymousObjectMemberDeclarator(node)!, node);

    public override SyntaxNode? VisitArgument(ArgumentSyntax node)
    {
        var visited = InferredNames.Keep((ArgumentSyntax)base.VisitArgument(node)!, node, Model);
        if (ParameterOf(node) is not { } parameter)
            return visited;
        Note(parameter, Scope.FindDecided(visited.Expression)?.Value);
        return Mentions.Mark(visited.WithExpression(Await(visited.Expression, parameter)), node, parameter, Scope);
    }

    public override SyntaxNode? VisitParameterList(ParameterListSyntax node)
    {
        Scope.DeclaredParameters.UnionWith(node.Parameters.Select(parameter => Model.GetDeclaredSymbol(parameter)).OfType<IParameterSymbol>().Select(FoldScope.SymbolKey));
        var kept = node.Parameters.Where(parameter => Scope.ValueOf(Model.GetDeclaredSymbol(parameter)) is null).ToList();
        return kept.Count == node.Parameters.Count
            ? base.VisitParameterList(node)
            : node.WithParameters(SeparatedLists.Keep(node.Parameters, parameter => kept.Contains(parameter)));
    }

    /// <summary>Removes parameters of ConvertTyped's types, such as <c>ConvertContext</c>, that the handler of an endpoint no longer reads.</summary>
    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var visited = (ParenthesizedLambdaExpressionSyntax)_async.WithoutNeedlessAsync(node, (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!);
        if (visited.Body == node.Body || !Symbols.EndpointHandlers.IsHandler(node, Model))
            return visited;
        var names = new HashSet<string>(visited.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText));
        var unread = node.ParameterList.Parameters
            .Where(parameter => Symbols.FlagSymbols.IsRuntime(Model.GetDeclaredSymbol(parameter)?.Type as INamedTypeSymbol)
                && !names.Contains(parameter.Identifier.ValueText)
                && node.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Identifier.ValueText))
            .Select(parameter => parameter.Identifier.ValueText).ToList();
        return unread.Count == 0 ? visited : visited.WithParameterList(visited.ParameterList.WithParameters(
            SeparatedLists.Keep(visited.ParameterList.Parameters, parameter => !unread.Contains(parameter.Identifier.ValueText))));
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node)
    {
        var kept = node.Attributes.Where(attribute => !RequiredFeatures.IsMet(attribute, Scope)).ToList();
        return kept.Count == node.Attributes.Count ? base.VisitAttributeList(node)
            : kept.Count == 0 ? null
            : node.WithAttributes(SeparatedLists.Keep(node.Attributes, attribute => kept.Contains(attribute)));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
        RequiredFeatures.IsMet(node, Scope) ? Visit(((MemberAccessExpressionSyntax)node.Expression).Expression)!.WithTrailingTrivia(node.GetTrailingTrivia())
        : Scope.Flag.IsRegistration(Model.GetSymbolInfo(node).Symbol) ? VariationServices.Register(node, base.VisitInvocationExpression(node)!, Scope)
        : Predicates.WithoutDecided(TextFolding.JoinAppended(base.VisitInvocationExpression(node), node, Scope), node, Scope);

    public override SyntaxNode? VisitQueryBody(QueryBodySyntax node) => base.VisitQueryBody(node) is QueryBodySyntax visited && visited != node ? Predicates.WithoutDecided(visited, Scope) : node;

    private static SeparatedSyntaxList<ArgumentSyntax> Without(
        SeparatedSyntaxList<ArgumentSyntax> original, ArgumentListSyntax visited, Func<ArgumentSyntax, bool> isDropped)
    {
        var dropped = original.Select(isDropped).ToList();
        return dropped.Contains(true) ? SeparatedLists.KeepAt(visited.Arguments, index => !dropped[index]) : visited.Arguments;
    }

    private bool IsDropped(ArgumentSyntax argument) => ParameterOf(argument) is { } parameter && Scope.ValueOf(parameter) is not null;

    private IParameterSymbol? ParameterOf(ArgumentSyntax argument) => (Model.GetOperation(argument) as IArgumentOperation)?.Parameter?.OriginalDefinition;

    private bool IsDecidable(ExpressionSyntax expression) => DecidableSymbols.IsMember(Model.GetSymbolInfo(expression).Symbol);

    private static bool IsCalled(SimpleNameSyntax name) => Expressions.AccessTo(name).Parent is InvocationExpressionSyntax or NameColonSyntax
        || name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault()?.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" };

    internal static ExpressionSyntax? Getter(PropertyDeclarationSyntax property) =>
        property.AccessorList is { Accessors.Count: 1 } accessors && accessors.Accessors[0] is { RawKind: (int)SyntaxKind.GetAccessorDeclaration } getter
            ? getter.ExpressionBody?.Expression ?? (getter.Body?.Statements.Count == 1 ? (getter.Body.Statements[0] as ReturnStatementSyntax)?.Expression : null)
            : null;

    private FlagValue? Result(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body)
    {
        var result = arrow?.Expression ?? (body?.Statements.Count == 1 ? (body.Statements[0] as ReturnStatementSyntax)?.Expression : null);
        return result is null ? null : Scope.FindDecided(result)?.Value;
    }

    private ExpressionSyntax Await(ExpressionSyntax node, ISymbol? receiver) => IsDecidable(receiver) && !DecidableSymbols.MayStay(receiver) ? Scope.Await(node, receiver) : node;

    private void NoteAll(IMethodSymbol method)
    {
        foreach (var parameter in method.OriginalDefinition.Parameters)
            Note(parameter, null);
    }

    private void Note(ISymbol? symbol, FlagValue? value)
    {
        if (!IsDecidable(symbol))
            return;
        Scope.Definitions.Add(new(FoldScope.SymbolKey(symbol!), value is not BooleanValue && DecidableSymbols.MayStay(symbol) ? null : value)
        {
            VisibleName = DecidableSymbols.IsVisible(symbol) ? symbol!.Name : null,
        });
    }

    private bool IsDecidable(ISymbol? symbol) => symbol is IParameterSymbol parameter
        ? !parameter.IsOptional && DecidableSymbols.IsParameter(parameter, Scope.Flag.IsAccessorType(parameter.Type) || Scope.Flag.IsVariationType(parameter.Type))
        : DecidableSymbols.IsMember(symbol);
}
