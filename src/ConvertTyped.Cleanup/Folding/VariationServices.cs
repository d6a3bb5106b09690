using ConvertTyped.Cleanup.Symbols;
using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Services with an implementation for each variation: <c>services.AddByCheckoutExperiment&lt;ICheckout&gt;(…)</c>. The service stays, with the kept implementation.</summary>
internal static class VariationServices
{
    /// <summary>The method of the container that registers a service of the same lifetime.</summary>
    private const string AddScoped = nameof(AddScoped);

    private const string HasEffects = "An argument that would be removed has side effects, or it is not known which argument is kept.";
    private const string CannotRegister = "'AddScoped' cannot be called here. Add 'using Microsoft.Extensions.DependencyInjection;'.";

    internal static bool IsRegistration(InvocationExpressionSyntax call, FoldScope scope) =>
        call.Expression is MemberAccessExpressionSyntax && scope.Flag.Decision is ExperienceDecision decision
        && scope.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ReducedFrom: not null } method
        && method.Name == "AddBy" + decision.AccessorName && method.ContainingType.Name == "VariationServiceExtensions" && GeneratedCode.Contains(method.ReducedFrom);

    /// <summary>The registration of the implementation that is kept. If it cannot be written, the call stays and is listed.</summary>
    internal static SyntaxNode Register(InvocationExpressionSyntax call, SyntaxNode visited, FoldScope scope)
    {
        if (visited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation || scope.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return visited;
        var name = ((MemberAccessExpressionSyntax)call.Expression).Name;
        var kept = scope.Flag.Members.Property(scope.Flag.Members.Accessor, "Variation") is VariationValue variation ? MatchArguments.Choose(call, method, variation.MemberName) : null;
        if (kept is null || !call.ArgumentList.Arguments.Where(argument => argument.Expression != kept).All(scope.Purity.IsPure))
            return Leave(HasEffects);
        if (scope.Model.LookupSymbols(name.SpanStart, method.ReceiverType, AddScoped, includeReducedExtensionMethods: true).IsEmpty)
            return Leave(CannotRegister);

        var index = call.ArgumentList.Arguments.IndexOf(argument => argument.Expression == kept);
        var service = name is GenericNameSyntax generic ? generic.TypeArgumentList
            : SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.ParseTypeName(method.TypeArguments[0].ToMinimalDisplayString(scope.Model, name.SpanStart))));
        return invocation
            .WithExpression(access.WithName(SyntaxFactory.GenericName(SyntaxFactory.Identifier(AddScoped), service).WithTriviaFrom(access.Name)))
            .WithArgumentList(Only(invocation.ArgumentList, index, call));

        SyntaxNode Leave(string reason)
        {
            scope.Leave(call, name.Span, reason);
            return visited;
        }
    }

    /// <summary>One argument, on the line of the call unless a comment belongs to it.</summary>
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
                Indentation.Shift(expression.WithLeadingTrivia(leading), Indentation.Of(leading), line is null ? null : Indentation.Of(line)).WithLeadingTrivia())));
    }
}
