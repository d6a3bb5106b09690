using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Services with an implementation for each variation: <c>services.AddByCheckoutExperiment&lt;ICheckout&gt;(…)</c>. Only the kept implementation stays
/// registered.
/// </summary>
internal static class VariationServices
{
    /// <summary>The container's method that registers a service with the lifetime that the generated method uses.</summary>
    private const string AddScoped = nameof(AddScoped);

    private const string HasEffects = "An argument that would be removed or moved may have side effects.";
    private const string CannotRegister = "'AddScoped' cannot be called here. Add 'using Microsoft.Extensions.DependencyInjection;'.";

    /// <summary>Returns the registration of the kept implementation. If no registration can be written, the call is not changed and the report lists it.</summary>
    internal static SyntaxNode Register(InvocationExpressionSyntax call, SyntaxNode visited, FoldScope scope)
    {
        if (visited is not InvocationExpressionSyntax invocation || scope.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || Expressions.CalledName(call) is not { } name)
            return visited;
        if (scope.Frozen is { } frozen)
            return Leave(frozen);
        var arguments = call.ArgumentList.Arguments;
        if (scope.Flag.Members.Property(scope.Flag.Members.Accessor, "Variation") is not VariationValue variation)
            return visited;
        if (MatchArguments.Choose(call, method, variation.MemberName) is not { } kept)
            return Leave(MatchArguments.NoArgument(variation.MemberName));
        var services = method.ReducedFrom is null ? MatchArguments.Choose(call, method, method.Parameters[0].Name) : null;
        if (!arguments.All(argument => argument.Expression == kept || argument.Expression == services || scope.Purity.IsPure(argument)))
            return Leave(HasEffects);
        var index = arguments.IndexOf(argument => argument.Expression == kept);
        var receiver = services is null ? -1 : arguments.IndexOf(argument => argument.Expression == services);
        if (receiver > index && !scope.Purity.IsPure(kept) && !scope.Purity.IsPure(services!))
            return Leave(HasEffects);
        var type = services is null ? method.ReceiverType : scope.Model.GetTypeInfo(services).Type;
        if (type is null || scope.Model.LookupSymbols(name.SpanStart, type, AddScoped, includeReducedExtensionMethods: true).IsEmpty)
            return Leave(CannotRegister);

        var service = name is GenericNameSyntax generic ? generic.TypeArgumentList
            : SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.ParseTypeName(method.TypeArguments[0].ToMinimalDisplayString(scope.Model, name.SpanStart))));
        var registration = SyntaxFactory.GenericName(SyntaxFactory.Identifier(AddScoped), service).WithTriviaFrom(name);
        ExpressionSyntax called = services is not null
            ? SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                Expressions.Parenthesize(invocation.ArgumentList.Arguments[receiver].Expression.WithoutTrivia()).WithLeadingTrivia(invocation.GetLeadingTrivia()),
                registration)
            : invocation.Expression is MemberBindingExpressionSyntax binding ? binding.WithName(registration)
            : ((MemberAccessExpressionSyntax)invocation.Expression).WithName(registration);
        return invocation.WithExpression(called).WithArgumentList(Only(invocation.ArgumentList, index, call));

        SyntaxNode Leave(string reason)
        {
            scope.Leave(call, name.Span, reason);
            return visited;
        }
    }

    /// <summary>Keeps one argument, and moves it to the line of the call unless a comment precedes the argument.</summary>
    private static ArgumentListSyntax Only(ArgumentListSyntax arguments, int index, InvocationExpressionSyntax call)
    {
        var kept = arguments.Arguments[index].WithNameColon(null);
        var expression = kept.Expression.WithTrailingTrivia();
        var leading = arguments.Arguments[index].GetLeadingTrivia();
        if (Trivia.HasComment(leading))
            return arguments.WithArguments(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(expression.WithLeadingTrivia(leading))));
        var line = call.FirstAncestorOrSelf<StatementSyntax>();
        return arguments
            .WithOpenParenToken(arguments.OpenParenToken.WithTrailingTrivia())
            .WithArguments(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(
                Indentation.Shift(expression.WithLeadingTrivia(leading), Indentation.Read(leading), line is null ? null : Indentation.Read(line)).WithLeadingTrivia())));
    }
}
