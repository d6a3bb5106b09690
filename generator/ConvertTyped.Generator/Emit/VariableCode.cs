using ConvertTyped.Generator.Config;

namespace ConvertTyped.Generator.Emit;

/// <summary>How a variable of a declared type is typed in C#, and read from the runtime's result.</summary>
internal static class VariableCode
{
    public static string TypeOf(VariableType type) => type switch
    {
        VariableType.Boolean => "bool?",
        VariableType.Integer => "long?",
        VariableType.Float => "double?",
        VariableType.String => "string?",
        VariableType.Json => "global::System.Text.Json.JsonElement?",
        _ => "object?",
    };

    public static string Read(VariableModel variable)
    {
        string key = Literal.Of(variable.Key);
        return variable.Type switch
        {
            VariableType.Boolean => $"Result?.Variables.GetBoolean({key})",
            VariableType.Integer => $"Result?.Variables.GetInt64({key})",
            VariableType.Float => $"Result?.Variables.GetDouble({key})",
            VariableType.String => $"Result?.Variables.GetString({key})",
            VariableType.Json => $"Result?.Variables.GetJson({key})",
            _ => $"Result is not null && Result.Variables.TryGetValue({key}, out object? value) ? value : null",
        };
    }

    public static string Word(VariableType type) => type switch
    {
        VariableType.Unknown => "of no known type",
        _ => type.ToString().ToLowerInvariant(),
    };
}
