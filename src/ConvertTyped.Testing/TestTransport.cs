using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ConvertTyped.Testing.Network;
using ConvertTyped.Testing.Recording;

namespace ConvertTyped.Testing;

/// <summary>
/// Simulates Convert's endpoints in memory, without a socket. The endpoints serve the config, accept every event, and fail only when a test
/// calls <c>FailNext</c> or <see cref="HangNext"/>.
/// </summary>
public sealed class TestTransport
{
    private readonly RecordedList<SentRequest> _requests = new("requests");
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> _failures = new();
    private volatile ConvertConfig _config;

    internal TestTransport(ConvertConfig config)
    {
        _config = config;
        Handler = new InProcessHandler(AnswerAsync);
    }

    /// <summary>The config that the endpoints serve. Changes take effect at the next refresh (<see cref="TestConvert.RefreshAsync"/>).</summary>
    public ConvertConfig Config
    {
        get => _config;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _config = value;
        }
    }

    /// <summary>All requests in order, including those that failed.</summary>
    public IReadOnlyList<SentRequest> Requests => _requests.All;

    /// <summary>The bodies of all requests that contained events, in order, exactly as Convert would have received them.</summary>
    public IReadOnlyList<string> Payloads => [.. Requests.Where(request => request.IsTracking).Select(request => request.Body)];

    internal InProcessHandler Handler { get; }

    /// <summary>Answers the next requests, both config requests and tracking requests, with an HTTP status.</summary>
    /// <param name="status">The status of the responses.</param>
    /// <param name="times">How many requests fail; at least 1.</param>
    /// <param name="retryAfter">The value of the <c>Retry-After</c> header; null to omit it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    /// <example>
    /// <code>
    /// convert.Transport.FailNext(HttpStatusCode.ServiceUnavailable);
    /// Assert.Equal(1, (await convert.FlushAsync()).Remaining);
    /// Assert.Equal(1, (await convert.FlushAsync()).Delivered);
    /// </code>
    /// </example>
    public void FailNext(HttpStatusCode status = HttpStatusCode.ServiceUnavailable, int times = 1, TimeSpan? retryAfter = null) => Enqueue(times, _ =>
    {
        var answer = new HttpResponseMessage(status);
        if (retryAfter is { } wait)
            answer.Headers.RetryAfter = new(wait);
        return Task.FromResult(answer);
    });

    /// <summary>Fails the next requests with an exception, such as an <see cref="HttpRequestException"/>.</summary>
    /// <param name="exception">The exception that these requests throw.</param>
    /// <param name="times">How many requests fail; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void FailNext(Exception exception, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Enqueue(times, _ => Task.FromException<HttpResponseMessage>(exception));
    }

    /// <summary>Leaves the next requests unanswered until <see cref="TestConvert.Time"/> has advanced past their time-out.</summary>
    /// <param name="times">How many requests hang; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than 1.</exception>
    public void HangNext(int times = 1) => Enqueue(times, async cancellationToken =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        throw new OperationCanceledException(cancellationToken);
    });

    /// <summary>Waits, in real time, until at least <paramref name="count"/> requests have been made.</summary>
    /// <param name="count">The number of config and tracking requests to wait for, including those that have already been made.</param>
    /// <param name="timeout">The longest real time to wait; null for 10 seconds.</param>
    /// <returns>All requests so far.</returns>
    /// <exception cref="TimeoutException">The transport did not receive that many requests in time.</exception>
    public Task<IReadOnlyList<SentRequest>> WaitForRequestsAsync(int count, TimeSpan? timeout = null) =>
        _requests.CountAsync(count, $"Request number {count} was not made", timeout);

    private void Enqueue(int times, Func<CancellationToken, Task<HttpResponseMessage>> failure)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        for (var i = 0; i < times; i++)
            _failures.Enqueue(failure);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var isFailing = _failures.TryDequeue(out var failure);
        _requests.Add(sent);
        if (isFailing)
            return await failure!(cancellationToken).ConfigureAwait(false);
        return new(HttpStatusCode.OK)
        {
            Content = sent.IsTracking ? new StringContent("{}", Encoding.UTF8, "application/json") : new ReadOnlyMemoryContent(_config.Utf8Json),
        };
    }
}
