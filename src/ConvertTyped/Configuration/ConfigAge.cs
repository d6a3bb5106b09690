using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvertTyped.Configuration;

/// <summary>The version and date of a config, which show how old the config is.</summary>
/// <param name="Text">The version as served, which usually begins with a time; null if there is none.</param>
/// <param name="LastModified">The <c>Last-Modified</c> header of the response; null if there was none.</param>
internal readonly record struct ConfigVersion(string? Text, string? LastModified);

/// <summary>Decides which of two configs of a project is older.</summary>
internal static partial class ConfigAge
{
    /// <summary>
    /// Whether the candidate is older than the current config. Compares the times that the versions begin with, or the <c>Last-Modified</c> headers if a
    /// version has no time. Returns false if the configs cannot be compared.
    /// </summary>
    internal static bool IsOlder(ConfigVersion candidate, ConfigVersion current) =>
        TimeOf(candidate.Text) is { } its && TimeOf(current.Text) is { } ours
            ? its < ours
            : DateOf(candidate.LastModified) is { } itsDate && DateOf(current.LastModified) is { } ourDate && itsDate < ourDate;

    internal static DateTimeOffset? TimeOf(string? version) =>
        version is not null
        && LeadingTime().Match(version) is { Success: true } match
        && DateTimeOffset.TryParse(match.ValueSpan, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static DateTimeOffset? DateOf(string? header) =>
        DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:?\d\d)?)?", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingTime();
}
