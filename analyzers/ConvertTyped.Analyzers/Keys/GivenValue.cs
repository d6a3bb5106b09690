using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>What is written down for a parameter: an argument, or the parameter's own default.</summary>
internal static class GivenValue
{
    /// <summary>An argument that only repeats the default is not written down anywhere.</summary>
    public static (IParameterSymbol? Parameter, IOperation? Value) Of(IOperation operation) => operation switch
    {
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue } argument => (argument.Parameter, argument.Value),
        IParameterInitializerOperation initializer => (initializer.Parameter, initializer.Value),
        _ => default,
    };
    /// <summary>The defaults of a local function's or a lambda's parameters: no operation is made of those.</summary>
    public static IEnumerable<(IParameterSymbol Parameter, IOperation? Value)> DefaultsOf(IOperation operation)
    {
        IMethodSymbol function = operation is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)operation).Symbol;
        return
            from parameter in function.Parameters
            where parameter.HasExplicitDefaultValue
            from reference in parameter.DeclaringSyntaxReferences
            let syntax = (reference.GetSyntax() as ParameterSyntax)?.Default?.Value
            where syntax is not null
            select (parameter, operation.SemanticModel!.GetOperation(syntax));
    }
}
