using ConvertTyped.Testing.Recording;
using ConvertTyped.Tracking;

namespace ConvertTyped.Testing;

public sealed partial class TestConvert
{
    private readonly RecordedList<RecordedEvent> _events = new();

    /// <summary>All decisions and conversions so far, in the order in which they happened.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events.All;

    /// <summary>The decisions among <see cref="Events"/>: one per visitor and experience, however often it is read.</summary>
    public IReadOnlyList<RecordedDecision> Decisions => [.. Events.OfType<RecordedDecision>()];

    /// <summary>The conversions among <see cref="Events"/>.</summary>
    public IReadOnlyList<RecordedConversion> Conversions => [.. Events.OfType<RecordedConversion>()];

    /// <summary>Completes with the first decision about an experience, at once where it was made before.</summary>
    /// <param name="experienceKey">The experience's key.</param>
    /// <param name="visitorId">Whose; null: anybody's.</param>
    /// <param name="patience">How long to wait in real time; null for 10 seconds.</param>
    /// <exception cref="TimeoutException">There was none.</exception>
    public async Task<RecordedDecision> WaitForDecisionAsync(
        [ExperienceKey] string experienceKey, string? visitorId = null, TimeSpan? patience = null) => (RecordedDecision)await _events.FirstAsync(
            happened => happened is RecordedDecision decision && decision.ExperienceKey == experienceKey && IsOf(visitorId, happened),
            $"A decision about '{experienceKey}'",
            patience).ConfigureAwait(false);

    /// <summary>Completes with the first conversion towards a goal, at once where it was counted before.</summary>
    /// <param name="goalKey">The goal's key.</param>
    /// <param name="visitorId">Whose; null: anybody's.</param>
    /// <param name="patience">How long to wait in real time; null for 10 seconds.</param>
    /// <exception cref="TimeoutException">There was none.</exception>
    public async Task<RecordedConversion> WaitForConversionAsync(
        [GoalKey] string goalKey, string? visitorId = null, TimeSpan? patience = null) => (RecordedConversion)await _events.FirstAsync(
            happened => happened is RecordedConversion conversion && conversion.GoalKey == goalKey && IsOf(visitorId, happened),
            $"A conversion towards '{goalKey}'",
            patience).ConfigureAwait(false);

    /// <summary>Completes once so much has happened, with all of it.</summary>
    /// <param name="count">How many decisions and conversions.</param>
    /// <param name="patience">How long to wait in real time; null for 10 seconds.</param>
    /// <exception cref="TimeoutException">It did not.</exception>
    public Task<IReadOnlyList<RecordedEvent>> WaitForEventsAsync(int count, TimeSpan? patience = null) =>
        _events.CountAsync(count, $"Event number {count}", patience);

    private static bool IsOf(string? visitorId, RecordedEvent happened) => visitorId is null || happened.VisitorId == visitorId;

    private void Record(TrackedEvent tracked, bool isTracked) => _events.Add(Observation.Of(
        tracked, isTracked, isForced: tracked.Variation is { } variation && _overrides.Has(variation.Experience), Time.GetUtcNow()));
}
