using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>A convert.fallbacks.json that has been read.</summary>
internal sealed record ParsedFallbacks(string Path, EquatableArray<FallbackModel> Values)
{
    public static ParsedFallbacks Read(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, new(FallbackReader.Read(file.GetText(cancellationToken)?.ToString() ?? "", cancellationToken)));
}
