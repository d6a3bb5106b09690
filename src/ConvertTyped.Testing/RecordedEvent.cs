using ConvertTyped.Diagnostics;

namespace ConvertTyped.Testing;

/// <summary>A recorded decision about a visitor, or a recorded conversion by a visitor.</summary>
public abstract record RecordedEvent
{
    private protected RecordedEvent()
    {
    }

    /// <summary>The id of the visitor, as in the visitor's context.</summary>
    public required string VisitorId { get; init; }

    /// <summary>When the event happened, according to <see cref="TestConvert.Time"/>.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the event is reported to Convert; false, for example, if tracking is off, or while the visitor has not given consent.</summary>
    public required bool IsTracked { get; init; }

    /// <summary>The visitor to whom the event belongs, and whether the event is tracked. Visitor ids can be personal data, so a hash replaces the id.</summary>
    private protected string Suffix => $" for visitor {Redaction.VisitorId(VisitorId)}{(IsTracked ? "" : ", not tracked")}";
}
