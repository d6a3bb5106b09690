using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvertTyped.Configuration;

/// <summary>Which of two configs of a project is older, by the time that their versions begin with.</summary>
internal static partial class ConfigAge
{
    /// <summary>False where that cannot be told.</summary>
    internal static bool IsOlder(ConfigSnapshot candidate, ConfigSnapshot current) =>
        candidate.AccountId == current.AccountId
        && candidate.ProjectId == current.ProjectId
        && TimeOf(candidate.Version) is { } its
        && TimeOf(current.Version) is { } ours
        && its < ours;

    internal static DateTimeOffset? TimeOf(string? version) =>
        version is not null
        && LeadingTime().Match(version) is { Success: true } match
        && DateTimeOffset.TryParse(match.ValueSpan, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:?\d\d)?)?", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingTime();
}
