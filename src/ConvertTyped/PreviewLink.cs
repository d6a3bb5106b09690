using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped;

/// <summary>The experience and the variation that a preview link shows.</summary>
/// <param name="ExperienceId">The experience's id.</param>
/// <param name="VariationId">The variation's id.</param>
public readonly record struct PreviewLink(string ExperienceId, string VariationId)
{
    private const int LongestId = 64;

    /// <summary>Reads a link's parameter, <c>{experienceId}.{variationId}</c>, both of digits only. False for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? parameter, out PreviewLink link)
    {
        link = default;
        if (parameter?.Split('.', 3) is not [var experienceId, var variationId] || !IsId(experienceId) || !IsId(variationId))
            return false;
        link = new(experienceId, variationId);
        return true;
    }

    /// <summary>The link's parameter, as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => $"{ExperienceId}.{VariationId}";

    /// <summary>Whether a visitor's request may make the SDK ask Convert for that id.</summary>
    internal static bool IsId([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(char.IsAsciiDigit);
}
