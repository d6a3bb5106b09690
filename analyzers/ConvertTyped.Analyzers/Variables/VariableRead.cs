using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Variables;

/// <summary>
/// How a member of the runtime's <c>FeatureVariables</c> reads a variable. Each <c>Get</c> method reads only one type, except that <c>GetDouble</c> also reads
/// integers. The other members read variables of any type.
/// </summary>
internal readonly record struct VariableRead(string Method, VariableType Type)
{
    public static VariableRead Create(IParameterSymbol parameter)
    {
        var method = parameter.ContainingSymbol.Name;
        return parameter.ContainingType is { Name: "FeatureVariables", ContainingNamespace: { Name: "ConvertTyped", ContainingNamespace.IsGlobalNamespace: true } } ? new(method, TypeOf(method)) : default;
    }

    public bool Fits(VariableType declared) =>
        Type == VariableType.Unknown || declared == VariableType.Unknown || declared == Type
        || (Type == VariableType.Float && declared == VariableType.Integer);

    private static VariableType TypeOf(string method) => method switch
    {
        "GetString" => VariableType.String,
        "GetBoolean" => VariableType.Boolean,
        "GetInt64" => VariableType.Integer,
        "GetDouble" => VariableType.Float,
        "GetJson" => VariableType.Json,
        _ => VariableType.Unknown,
    };
}
