using System.Globalization;

namespace ConvertTyped.Testing;

/// <summary>
/// A conversion, whether it was tracked or not. Conversions that the core ignores as duplicates, conversions of unknown goals, and conversions during a
/// preview are not recorded.
/// </summary>
public sealed record RecordedConversion : RecordedEvent
{
    /// <summary>The key of the goal that the visitor reached.</summary>
    public required string GoalKey { get; init; }

    /// <summary>The id of the goal in Convert. Payloads contain the id instead of the key.</summary>
    public required string GoalId { get; init; }

    /// <summary>The revenue; null if the conversion has no revenue, or if the revenue cannot be represented as a decimal.</summary>
    public required decimal? Revenue { get; init; }

    /// <summary>The other conversion data that Convert accepts: strings and numbers, keyed by the names that payloads use.</summary>
    public required IReadOnlyDictionary<string, object> Data { get; init; }

    /// <summary>The variations that the conversion counts for: variation keys by experience key. Ids replace missing keys.</summary>
    public required IReadOnlyDictionary<string, string> CountsFor { get; init; }

    /// <summary>The goal and the revenue, with a hash in place of the visitor's id.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{GoalKey}{(Revenue is null ? "" : " with revenue ")}{Revenue}{Suffix}");
}
