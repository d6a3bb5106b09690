using ConvertTyped.Testing.Recording;
using ConvertTyped.Testing.Clock;
using Microsoft.Extensions.Time.Testing;

namespace ConvertTyped.Testing;

/// <summary>
/// A clock that stands still until the test moves it, and that a test can ask which timers are waiting for it. It starts at the beginning of
/// 2026, UTC.
/// </summary>
/// <remarks>
/// This is a <see cref="FakeTimeProvider"/>: use it for your own services too, so that one <c>Advance</c> moves the whole application.
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

    /// <summary>Creates a clock that stands at the beginning of 2026, UTC.</summary>
    public TestTime()
        : base(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>The time until each timer that waits for this clock fires, the next one first. Empty if nothing is scheduled.</summary>
    public IReadOnlyList<TimeSpan> PendingTimers => _pending.At(GetTimestamp());

    /// <summary>Waits, in real time, until something waits for this clock for no longer than <paramref name="atMost"/>, such as a retry or a refresh.</summary>
    /// <param name="atMost">
    /// The longest delay to look for. Choose it below the time-outs of requests and flushes (10 seconds unless configured), which wait for the clock
    /// as well.
    /// </param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <returns>The time until the first such timer fires: pass it to <see cref="FakeTimeProvider.Advance(TimeSpan)"/>.</returns>
    /// <exception cref="TimeoutException">No such timer was started in time.</exception>
    public Task<TimeSpan> WaitForTimerAsync(TimeSpan atMost, TimeSpan? timeout = null) =>
        WaitForTimerAsync(delay => delay <= atMost, $"A timer of at most {WaitTimeout.Format(atMost)}", timeout);

    /// <summary>Waits, in real time, until a timer with a certain delay waits for this clock.</summary>
    /// <param name="isExpected">Decides by the time until a timer fires whether it is the one to wait for.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <returns>The time until the first such timer fires.</returns>
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
        _pending.FirstAsync(isExpected, GetTimestamp()).OrTimeOutAsync($"{what} was not started", timeout);
}
