using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>A convert.fallbacks.json as read.</summary>
internal sealed record ParsedFallbacks(string Path, EquatableArray<FallbackModel> Values)
{
    public static ParsedFallbacks Read(AdditionalText file, CancellationToken cancellation) =>
        new(file.Path, new(FallbackReader.Read(file.GetText(cancellation)?.ToString() ?? "", cancellation)));
}
