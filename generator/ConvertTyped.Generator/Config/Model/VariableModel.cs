namespace ConvertTyped.Generator.Config.Model;

internal sealed record VariableModel(string Name, string Key, VariableType Type)
{
    /// <summary>What the values of a JSON variable have in common; null for a variable of another type.</summary>
    public JsonShape? Shape { get; init; }

    /// <summary>When Convert stopped serving the variable; null if the config has it.</summary>
    public Removal? Removal { get; init; }

    /// <summary>The value where Convert gives none; null when the project names none that fits.</summary>
    public FallbackModel? Fallback { get; init; }

    /// <summary>The variable with a fallback. One of another type is not taken.</summary>
    public VariableModel With(FallbackModel fallback)
    {
        if (!FallbackReader.Fits(fallback, this))
            return this;
        return this with { Fallback = fallback, Shape = Shape is null ? null : JsonShapes.Union(Shape, fallback.Shape) };
    }
}
