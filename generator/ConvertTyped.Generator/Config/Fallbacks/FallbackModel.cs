namespace ConvertTyped.Generator.Config.Fallbacks;

/// <summary>A fallback value of a variable.</summary>
/// <param name="Feature">The feature's key.</param>
/// <param name="Variable">The variable's key.</param>
/// <param name="Text">The text of a string; any other value as JSON without white space.</param>
internal sealed record FallbackModel(string Feature, string Variable, JsonKind Kind, string Text, InferredShape Shape);
