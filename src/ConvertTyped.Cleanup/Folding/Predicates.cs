using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>LINQ filters that are now always true or always false.</summary>
internal static class Predicates
{
    private static readonly HashSet<string> Optional = ["Any", "Count", "LongCount", "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault"];

    /// <summary>Methods whose result is never the collection itself.</summary>
    private static readonly HashSet<string> Lazy = ["Concat", "Distinct", "OrderBy", "OrderByDescending", "Select", "SelectMany", "Skip", "SkipWhile", "Take", "TakeWhile", "ThenBy", "ThenByDescending", "Where"];

    private static readonly SyntaxAnnotation Unfiltered = new("ConvertTyped.Unfiltered");

    /// <summary>
    /// <c>items.Where(item => true)</c> becomes <c>items</c>, <c>items.Any(item => true)</c> becomes <c>items.Any()</c>, and <c>items.All(item => true)</c>
    /// becomes <c>true</c>.
    /// </summary>
    internal static SyntaxNode? WithoutDecided(SyntaxNode? visited, InvocationExpressionSyntax original, FoldScope scope)
    {
        if (visited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: { Count: 1 } arguments } call
            || scope.Model.GetSymbolInfo(original).Symbol is not IMethodSymbol { ContainingType.Name: "Enumerable", ReducedFrom: not null } method)
        {
            return visited;
        }

        if (access.Expression.HasAnnotation(Unfiltered))
            return call.AddArgumentListArguments(SyntaxFactory.Argument(Comparer(method.TypeArguments[0])).WithLeadingTrivia(SyntaxFactory.Space));
        if (arguments[0].Expression is not LambdaExpressionSyntax { ExpressionBody: { } body } || scope.FindDecided(body) is not { Value: BooleanValue value } decided)
            return visited;
        if ((method.Name, value.IsTrue) is ("All", true) or ("Any", false) && scope.Purity.IsPure(((MemberAccessExpressionSyntax)original.Expression).Expression))
            return scope.Decide(original, value, decided);
        if (!value.IsTrue)
            return visited;
        if (!Optional.Contains(method.Name))
            return method.Name == "Where" ? WithoutFilter(call, original, access, scope.Model) : visited;
        var unfiltered = call.WithArgumentList(call.ArgumentList.WithArguments(default));
        return IsOfLinq(unfiltered, original.SpanStart, scope.Model) ? unfiltered : visited;
    }

    internal static QueryBodySyntax WithoutDecided(QueryBodySyntax visited, FoldScope scope) => visited.WithClauses(
        [.. visited.Clauses.Where(clause => clause is not WhereClauseSyntax where || scope.FindDecided(where.Condition) is not { IsTrue: true })]);

    /// <summary>
    /// The items without the filter. If the collection has a method of the same name as the LINQ method that follows in the chain, the compiler would call that
    /// method, which may behave differently: <c>Reverse</c> changes a list. In this case, <c>AsEnumerable</c> replaces the filter. <c>Contains</c> may use the
    /// comparer of the collection, so the default comparer is passed to it.
    /// </summary>
    private static ExpressionSyntax WithoutFilter(InvocationExpressionSyntax call, InvocationExpressionSyntax filter, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        var items = access.Expression.WithTriviaFrom(call);
        var source = SourceOf(((MemberAccessExpressionSyntax)filter.Expression).Expression, access.Expression);
        if (filter.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } || model.GetSymbolInfo(next).Symbol is not IMethodSymbol { ContainingType.Name: "Enumerable" } method)
        {
            return filter.Parent is ForEachStatementSyntax || SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(filter).Type, model.GetTypeInfo(source).Type) ? items
                : HasDefaultComparer(source, model) ? Enumerated(call, access, filter, model)
                : call;
        }

        if (method is { Name: "Contains", Parameters.Length: 1 } && !HasDefaultComparer(source, model))
            return items.WithAdditionalAnnotations(Unfiltered);
        var unfiltered = next.ReplaceNode(filter, access.Expression.WithoutTrivia());
        return IsOfLinq(unfiltered, next.SpanStart, model) || method.Name == "Contains" && IsBoolean(unfiltered, next.SpanStart, model) ? items : Enumerated(call, access, filter, model);
    }

    /// <summary>The original expression for the items, without the <c>Where</c> calls that the folding has already removed from it.</summary>
    private static ExpressionSyntax SourceOf(ExpressionSyntax original, ExpressionSyntax visited) =>
        original is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } access }
        && visited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Where" } }
            ? SourceOf(access.Expression, visited)
            : original;

    /// <summary><c>items.AsEnumerable()</c>, so that the calls that follow still use the LINQ methods.</summary>
    private static ExpressionSyntax Enumerated(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, InvocationExpressionSyntax filter, SemanticModel model)
    {
        var enumerated = call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("AsEnumerable").WithTriviaFrom(access.Name))).WithArgumentList(call.ArgumentList.WithArguments(default));
        return IsOfLinq(enumerated, filter.SpanStart, model) ? enumerated : call;
    }

    /// <summary>Whether the items are compared with the default comparer, as in a list, an array, or the result of a query.</summary>
    private static bool HasDefaultComparer(ExpressionSyntax items, SemanticModel model) =>
        model.GetTypeInfo(items).Type is IArrayTypeSymbol or INamedTypeSymbol { Name: "List", ContainingNamespace.Name: "Generic" }
        || items is InvocationExpressionSyntax call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" } method && Lazy.Contains(method.Name);

    private static ExpressionSyntax Comparer(ITypeSymbol type) => SyntaxFactory.ParseExpression(
            $"global::System.Collections.Generic.EqualityComparer<{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))}>.Default")
        .WithAdditionalAnnotations(Simplifier.Annotation);

    private static bool IsOfLinq(InvocationExpressionSyntax call, int position, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(position, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" };

    private static bool IsBoolean(InvocationExpressionSyntax call, int position, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(position, call, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean };
}
