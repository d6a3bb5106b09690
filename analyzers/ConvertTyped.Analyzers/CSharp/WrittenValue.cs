using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A value that code passes to a parameter with a <see cref="ParameterRole"/>: an argument, or the parameter's default value.</summary>
/// <param name="Argument">The argument; null for a default value in the declaration of the parameter.</param>
internal readonly record struct WrittenValue(IParameterSymbol Parameter, ParameterRole Role, IOperation? Value, IArgumentOperation? Argument)
{
    /// <summary>
    /// The values that the operation itself passes to parameters with a role, excluding arguments that the compiler fills in from a default value.
    /// </summary>
    public static IEnumerable<WrittenValue> Find(IOperation operation, ParameterRoles roles) => (operation switch
    {
        IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } argument => [new(parameter, roles.Find(parameter), argument.Value, argument)],
        IParameterInitializerOperation { Parameter: var parameter } initializer => [new(parameter, roles.Find(parameter), initializer.Value, null)],
        ILocalFunctionOperation function => DefaultsOf(function.Symbol, operation.SemanticModel!, roles),
        IAnonymousFunctionOperation function => DefaultsOf(function.Symbol, operation.SemanticModel!, roles),
        _ => Enumerable.Empty<WrittenValue>(),
    }).Where(written => written.Role != ParameterRole.None);

    // The compiler creates no initializer operations for the parameters of lambdas and local functions.
    private static IEnumerable<WrittenValue> DefaultsOf(IMethodSymbol function, SemanticModel model, ParameterRoles roles) =>
        from parameter in function.Parameters
        from reference in parameter.DeclaringSyntaxReferences
        let syntax = (reference.GetSyntax() as ParameterSyntax)?.Default?.Value
        where syntax is not null
        select new WrittenValue(parameter, roles.Find(parameter), model.GetOperation(syntax), null);
}
