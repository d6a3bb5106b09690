using ConvertTyped.Testing.Recording;
using ConvertTyped.Tracking;

namespace ConvertTyped.Testing;

public sealed partial class TestConvert
{
    private readonly RecordedList<RecordedEvent> _events = new("events");

    /// <summary>All decisions and conversions so far, in the order in which they happened.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events.All;

    /// <summary>
    /// The decisions among <see cref="Events"/>. Later reads of the same decision are not added unless <c>enableStorage</c> is false.
    /// </summary>
    public IReadOnlyList<RecordedDecision> Decisions => [.. Events.OfType<RecordedDecision>()];

    /// <summary>The conversions among <see cref="Events"/>.</summary>
    public IReadOnlyList<RecordedConversion> Conversions => [.. Events.OfType<RecordedConversion>()];

    /// <summary>Waits for the first decision about an experience. Completes immediately if the decision has already been recorded.</summary>
    /// <param name="experienceKey">The key of the experience.</param>
    /// <param name="visitorId">The visitor's id; null for any visitor.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <exception cref="TimeoutException">No such decision was recorded in time.</exception>
    public async Task<RecordedDecision> WaitForDecisionAsync(
        [ExperienceKey] string experienceKey, string? visitorId = null, TimeSpan? timeout = null) => (RecordedDecision)await _events.FirstAsync(
            recorded => recorded is RecordedDecision decision && decision.ExperienceKey == experienceKey && IsOf(visitorId, recorded),
            $"No matching decision about the experience '{experienceKey}' was recorded",
            timeout).ConfigureAwait(false);

    /// <summary>Waits for the first conversion of a goal. Completes immediately if the conversion has already been recorded.</summary>
    /// <param name="goalKey">The key of the goal.</param>
    /// <param name="visitorId">The visitor's id; null for any visitor.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <exception cref="TimeoutException">No such conversion was recorded in time.</exception>
    /// <example>
    /// <code>
    /// var purchase = await convert.WaitForConversionAsync(GoalKeys.PurchaseCompleted, visitorId: "anna");
    /// </code>
    /// </example>
    public async Task<RecordedConversion> WaitForConversionAsync(
        [GoalKey] string goalKey, string? visitorId = null, TimeSpan? timeout = null) => (RecordedConversion)await _events.FirstAsync(
            recorded => recorded is RecordedConversion conversion && conversion.GoalKey == goalKey && IsOf(visitorId, recorded),
            $"No matching conversion of the goal '{goalKey}' was recorded",
            timeout).ConfigureAwait(false);

    /// <summary>Waits until the given number of decisions and conversions have been recorded.</summary>
    /// <param name="count">The total number of decisions and conversions to wait for.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <returns>All events so far.</returns>
    /// <exception cref="TimeoutException">Fewer than <paramref name="count"/> events were recorded in time.</exception>
    public Task<IReadOnlyList<RecordedEvent>> WaitForEventsAsync(int count, TimeSpan? timeout = null) =>
        _events.CountAsync(count, $"Event number {count} was not recorded", timeout);

    private static bool IsOf(string? visitorId, RecordedEvent recorded) => visitorId is null || recorded.VisitorId == visitorId;

    private void Record(TrackedEvent tracked, bool isTracked) => _events.Add(RecordedEventFactory.Create(
        tracked, isTracked, isOverridden: tracked.Variation is { } variation && _overrides.Contains(variation.Experience), Time.GetUtcNow()));
}
