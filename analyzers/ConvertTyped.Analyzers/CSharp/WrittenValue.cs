using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A value that code gives to a parameter: an argument, or the parameter's default value.</summary>
/// <param name="Argument">The argument; null for a default value where the parameter is declared.</param>
internal readonly record struct WrittenValue(IParameterSymbol Parameter, IOperation? Value, IArgumentOperation? Argument)
{
    /// <summary>The values that the operation gives, excluding arguments that the compiler fills in from a default value.</summary>
    public static IEnumerable<WrittenValue> In(IOperation operation) => operation switch
    {
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } argument => [new(parameter, argument.Value, argument)],
        IParameterInitializerOperation initializer => [new(initializer.Parameter, initializer.Value, null)],
        ILocalFunctionOperation function => DefaultsOf(function.Symbol, operation.SemanticModel!),
        IAnonymousFunctionOperation function => DefaultsOf(function.Symbol, operation.SemanticModel!),
        _ => [],
    };

    // The compiler creates initializer operations only for the parameters of members.
    private static IEnumerable<WrittenValue> DefaultsOf(IMethodSymbol function, SemanticModel model) =>
        from parameter in function.Parameters
        from reference in parameter.DeclaringSyntaxReferences
        let syntax = (reference.GetSyntax() as ParameterSyntax)?.Default?.Value
        where syntax is not null
        select new WrittenValue(parameter, model.GetOperation(syntax), null);
}
