namespace ConvertTyped.Generator.Config;

internal sealed record VariableModel(string Name, string Key, VariableType Type);
