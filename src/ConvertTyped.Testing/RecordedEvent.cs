using System.Globalization;
using ConvertTyped.Diagnostics;

namespace ConvertTyped.Testing;

/// <summary>A decision about a visitor, or a conversion of a visitor.</summary>
public abstract record RecordedEvent
{
    private protected RecordedEvent()
    {
    }

    /// <summary>The id of the visitor, as in the visitor's context.</summary>
    public required string VisitorId { get; init; }

    /// <summary>When it happened, by <see cref="TestConvert.Time"/>.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it is reported to Convert; false if the code under test turned tracking off.</summary>
    public required bool IsTracked { get; init; }

    /// <summary>Whose event it is and whether it is tracked. Visitor ids can be personal data, so a hash stands for the id.</summary>
    private protected string Suffix => $" for visitor {Redaction.VisitorId(VisitorId)}{(IsTracked ? "" : ", not tracked")}";
}

/// <summary>A visitor was assigned a variation. Reading the same decision again is not recorded.</summary>
public sealed record RecordedDecision : RecordedEvent
{
    /// <summary>The key of the experience that was decided.</summary>
    public required string ExperienceKey { get; init; }

    /// <summary>The id of the experience in Convert. Payloads contain the id instead of the key.</summary>
    public required string ExperienceId { get; init; }

    /// <summary>The key of the variation; null if the config has none for it.</summary>
    public required string? VariationKey { get; init; }

    /// <summary>The id of the variation in Convert. Payloads contain the id instead of the key.</summary>
    public required string VariationId { get; init; }

    /// <summary>Whether an override of the test made the decision.</summary>
    public required bool IsOverridden { get; init; }

    /// <summary>The decision, with a hash in place of the visitor's id.</summary>
    public override string ToString() => $"{ExperienceKey}: {VariationKey ?? VariationId}{(IsOverridden ? " (override)" : "")}{Suffix}";
}

/// <summary>A conversion was counted. Duplicates and unknown goals are not recorded.</summary>
public sealed record RecordedConversion : RecordedEvent
{
    /// <summary>The key of the goal that the visitor reached.</summary>
    public required string GoalKey { get; init; }

    /// <summary>The id of the goal in Convert. Payloads contain the id instead of the key.</summary>
    public required string GoalId { get; init; }

    /// <summary>The revenue; null if the conversion has none.</summary>
    public required decimal? Revenue { get; init; }

    /// <summary>The other conversion data that Convert accepts: strings and numbers by the names that payloads use.</summary>
    public required IReadOnlyDictionary<string, object> Data { get; init; }

    /// <summary>The variations that the conversion counts for: variation keys by experience key, or ids where the config has no key.</summary>
    public required IReadOnlyDictionary<string, string> CountsFor { get; init; }

    /// <summary>The goal and the revenue, with a hash in place of the visitor's id.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{GoalKey}{(Revenue is null ? "" : " with revenue ")}{Revenue}{Suffix}");
}
