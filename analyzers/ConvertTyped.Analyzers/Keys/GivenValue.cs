using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>What is written down for a parameter: an argument, or the parameter's own default.</summary>
internal static class GivenValue
{
    /// <summary>An argument that only repeats the default is not written down anywhere.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, IOperation? Value)> In(IOperation operation) => operation switch
    {
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } argument => [(parameter, argument.Value)],
        IParameterInitializerOperation initializer => [(initializer.Parameter, initializer.Value)],
        ILocalFunctionOperation function => DefaultsOf(function.Symbol, operation.SemanticModel!),
        IAnonymousFunctionOperation function => DefaultsOf(function.Symbol, operation.SemanticModel!),
        _ => [],
    };

    // The compiler makes an initializer of members' parameters only.
    private static IEnumerable<(IParameterSymbol Parameter, IOperation? Value)> DefaultsOf(IMethodSymbol function, SemanticModel model) =>
        from parameter in function.Parameters
        from reference in parameter.DeclaringSyntaxReferences
        let syntax = (reference.GetSyntax() as ParameterSyntax)?.Default?.Value
        where syntax is not null
        select (parameter, model.GetOperation(syntax));
}
