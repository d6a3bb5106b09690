using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

/// <summary>How a member of the runtime's <c>FeatureVariables</c> reads: each typed one knows one type, and a float takes an integer too.</summary>
internal readonly record struct VariableRead(string Name, VariableType Type)
{
    public bool Fits(VariableType declared) =>
        Type == VariableType.Unknown || declared == VariableType.Unknown || declared == Type
        || (Type == VariableType.Float && declared == VariableType.Integer);
}

internal static class VariableReads
{
    public static VariableRead By(IParameterSymbol parameter)
    {
        var name = parameter.ContainingSymbol.Name;
        return parameter.ContainingType.ToDisplayString() == "ConvertTyped.FeatureVariables" ? new(name, TypeOf(name)) : default;
    }

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
