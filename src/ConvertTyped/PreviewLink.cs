using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped;

/// <summary>The experience and the variation that a preview link shows.</summary>
/// <param name="ExperienceId">The experience's id.</param>
/// <param name="VariationId">The variation's id.</param>
public readonly record struct PreviewLink(string ExperienceId, string VariationId)
{
    private const int LongestId = 64;

    /// <summary>Parses the value of a preview link's parameter, <c>{experienceId}.{variationId}</c>. Each id must be 1 to 64 digits long.</summary>
    /// <include file="Examples.xml" path="examples/SetPreview/*"/>
    public static bool TryParse([NotNullWhen(true)] string? parameter, out PreviewLink link)
    {
        link = default;
        if (parameter?.Split('.', 3) is not [var experienceId, var variationId] || !IsId(experienceId) || !IsId(variationId))
            return false;
        link = new(experienceId, variationId);
        return true;
    }

    /// <summary>The value of the link's parameter, in the format that <see cref="TryParse"/> parses.</summary>
    public override string ToString() => $"{ExperienceId}.{VariationId}";

    /// <summary>Whether the text is an id that is safe to send to Convert, even if a visitor chose it.</summary>
    internal static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(char.IsAsciiDigit);
}
