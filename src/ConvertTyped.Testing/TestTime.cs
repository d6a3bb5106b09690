using ConvertTyped.Testing.Recording;
using ConvertTyped.Testing.Clock;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Testing;

/// <summary>
/// A clock that advances only when the test advances it, and that lists its pending timers. The clock starts at the beginning of 2026 (UTC).
/// </summary>
/// <remarks>
/// This class derives from <see cref="FakeTimeProvider"/>. Use the same instance for your own services, so that one call to <c>Advance</c>
/// advances the time of the whole application.
/// </remarks>
/// <example>
/// <code>
/// using var convert = new TestConvert(options =&gt; options.Transport.MaxRetries = 1);
/// new Checkout(convert.Context()).Pay(49.99m);
/// convert.Transport.FailNext();
///
/// var flush = convert.FlushAsync();
/// convert.Time.Advance(await convert.Time.WaitForTimerAsync(atMost: TimeSpan.FromSeconds(5))); // the retry
/// Assert.Equal(1, (await flush).Delivered);
/// </code>
/// </example>
public sealed class TestTime : FakeTimeProvider
{
    private readonly PendingTimerList _pending = new();

    /// <summary>Creates a clock that starts at the beginning of 2026 (UTC).</summary>
    public TestTime()
        : base(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>The times until this clock's pending timers fire, the shortest time first; empty if no timer is pending.</summary>
    public IReadOnlyList<TimeSpan> PendingTimers => _pending.At(GetTimestamp());

    /// <summary>
    /// Waits, in real time, until a timer that is due within <paramref name="atMost"/>, such as the timer of a retry, is started on this clock.
    /// Completes immediately if such a timer is already pending.
    /// </summary>
    /// <param name="atMost">
    /// The longest delay that matches. Choose a value below the time-outs of requests and flushes (10 seconds by default), because these
    /// time-outs use this clock, too.
    /// </param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <returns>The time until the first matching timer fires. You can pass this time to <see cref="FakeTimeProvider.Advance(TimeSpan)"/>.</returns>
    /// <exception cref="TimeoutException">No such timer was started in time.</exception>
    public Task<TimeSpan> WaitForTimerAsync(TimeSpan atMost, TimeSpan? timeout = null) =>
        WaitForTimerAsync(delay => delay <= atMost, $"A timer with a delay of at most {WaitTimeout.Format(atMost)}", timeout);

    /// <summary>
    /// Waits, in real time, until a timer with an expected delay is started on this clock. Completes immediately if such a timer is already pending.
    /// </summary>
    /// <param name="isExpected">Receives the time until a timer fires, and returns whether that timer is the expected one.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <returns>The time until the first matching timer fires.</returns>
    /// <exception cref="TimeoutException">No such timer was started in time.</exception>
    public Task<TimeSpan> WaitForTimerAsync(Predicate<TimeSpan> isExpected, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(isExpected);
        return WaitForTimerAsync(isExpected, "The expected timer", timeout);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ObservedTimer(_pending, GetTimestamp);
        timer.Start(base.CreateTimer(_ => timer.Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return timer;
    }

    private Task<TimeSpan> WaitForTimerAsync(Predicate<TimeSpan> isExpected, string what, TimeSpan? timeout) =>
        _pending.FirstAsync(isExpected, GetTimestamp()).WithTimeoutAsync($"{what} was not started", timeout);
}
