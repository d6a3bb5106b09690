using Microsoft.CodeAnalysis;
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
}
