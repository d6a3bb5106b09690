using ConvertTyped.Cleanup;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>Decides which value replaces each read of a feature's variable.</summary>
internal static class VariableDecisions
{
    /// <param name="served">The values that the variation sets for the feature's variables; null if it sets none, or if the feature is off.</param>
    public static VariableDecision Decide(VariableModel variable, JsonNode? served)
    {
        var value = served?[variable.Key];
        if (variable.Type is VariableType.Json or VariableType.Unknown)
            return new(variable.Key, variable.Name, null, IsLiteral: value is null && variable.Fallback is null);
        return new(variable.Key, variable.Name, Served(variable.Type, value) ?? FallbackReader.ValueOf(variable));
    }

    private static object? Served(VariableType type, JsonNode? value) => value is null ? null : type switch
    {
        VariableType.Boolean => VariableCast.ToBoolean(value.ToPrimitive()),
        VariableType.Integer => VariableCast.ToInteger(value.ToPrimitive()),
        VariableType.Float => VariableCast.ToFloat(value.ToPrimitive()),
        _ => value.ToPrimitive().ToText(),
    };
}
