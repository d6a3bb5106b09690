namespace ConvertTyped.Testing;

/// <summary>Something that happened to a visitor: a decision or a conversion.</summary>
public abstract record RecordedEvent
{
    private protected RecordedEvent()
    {
    }

    /// <summary>The visitor.</summary>
    public required string VisitorId { get; init; }

    /// <summary>When, by the test's own clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it is reported to Convert; false where the code under test turned tracking off.</summary>
    public required bool IsTracked { get; init; }
}

/// <summary>A visitor was put into a variation. Reading a decision again is none.</summary>
public sealed record RecordedDecision : RecordedEvent
{
    /// <summary>The experience's key.</summary>
    public required string ExperienceKey { get; init; }

    /// <summary>The experience's id.</summary>
    public required string ExperienceId { get; init; }

    /// <summary>The variation's key; null where the config gives none.</summary>
    public required string? VariationKey { get; init; }

    /// <summary>The variation's id.</summary>
    public required string VariationId { get; init; }

    /// <summary>Whether the test forced it.</summary>
    public required bool IsForced { get; init; }
}

/// <summary>A conversion was counted. Duplicates and unknown goals are none.</summary>
public sealed record RecordedConversion : RecordedEvent
{
    /// <summary>The goal's key.</summary>
    public required string GoalKey { get; init; }

    /// <summary>The goal's id.</summary>
    public required string GoalId { get; init; }

    /// <summary>The amount; null for none.</summary>
    public required decimal? Revenue { get; init; }

    /// <summary>What else Convert accepts of the conversion's data, strings and numbers, by the name it is sent under.</summary>
    public required IReadOnlyDictionary<string, object> Data { get; init; }

    /// <summary>The variations that the conversion counts for, by experience: keys, or ids where the config has no key for them.</summary>
    public required IReadOnlyDictionary<string, string> CountsFor { get; init; }
}
