namespace ConvertTyped.Generator.Config.Model;

internal sealed record VariableModel(string Name, string Key, VariableType Type)
{
    /// <summary>The common shape of the values of a JSON variable; null for a variable of another type.</summary>
    public InferredShape? Shape { get; init; }

    /// <summary>Some of the values that variations give the variable, for documentation comments. Empty for a JSON variable or a retired variable.</summary>
    public EquatableArray<GivenValue> Values { get; init; }

    /// <summary>The feature's entry in convert.retired.json; null if the config has the variable.</summary>
    public RetiredEntry? RetiredEntry { get; init; }

    /// <summary>The value that applies if Convert provides no value; null if the project has no fallback of the right type.</summary>
    public FallbackModel? Fallback { get; init; }

    /// <summary>Adds a fallback to the variable, unless the fallback has another type.</summary>
    public VariableModel With(FallbackModel fallback)
    {
        if (!FallbackReader.Fits(fallback, this))
            return this;
        return this with { Fallback = fallback, Shape = Shape is null ? null : ShapeInference.Union(Shape, fallback.Shape) };
    }
}
