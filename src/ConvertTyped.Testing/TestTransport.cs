using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ConvertTyped.Testing.Network;
using ConvertTyped.Testing.Recording;

namespace ConvertTyped.Testing;

/// <summary>Convert's endpoints, inside the process: no socket is opened. Serves the config, takes every event, and fails when told to.</summary>
public sealed class TestTransport
{
    private readonly RecordedList<SentRequest> _requests = new();
    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> _failures = new();
    private volatile ConvertConfig _config;

    internal TestTransport(ConvertConfig config)
    {
        _config = config;
        Handler = new InProcessHandler(AnswerAsync);
    }

    /// <summary>What the config endpoint serves. It takes effect with the next refresh: <see cref="TestConvert.RefreshAsync"/>.</summary>
    public ConvertConfig Config
    {
        get => _config;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _config = value;
        }
    }

    /// <summary>All that was asked for and sent, in order, failures included.</summary>
    public IReadOnlyList<SentRequest> Requests => _requests.All;

    /// <summary>The bodies of all requests that brought events, in order: to the character what Convert would have got.</summary>
    public IReadOnlyList<string> Payloads => [.. Requests.Where(request => request.IsTracking).Select(request => request.Body)];

    internal InProcessHandler Handler { get; }

    /// <summary>Answers the next requests, whether for config or events, with a status instead.</summary>
    /// <param name="status">The status.</param>
    /// <param name="times">How many requests; at least 1.</param>
    /// <param name="retryAfter">How long the answer asks to wait; null: it does not.</param>
    public void FailNext(HttpStatusCode status = HttpStatusCode.ServiceUnavailable, int times = 1, TimeSpan? retryAfter = null) => Script(times, _ =>
    {
        var answer = new HttpResponseMessage(status);
        if (retryAfter is { } wait)
            answer.Headers.RetryAfter = new(wait);
        return Task.FromResult(answer);
    });

    /// <summary>Breaks the next requests off with an exception, such as an <see cref="HttpRequestException"/>.</summary>
    /// <param name="exception">What the connection dies of.</param>
    /// <param name="times">How many requests; at least 1.</param>
    public void FailNext(Exception exception, int times = 1)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Script(times, _ => Task.FromException<HttpResponseMessage>(exception));
    }

    /// <summary>Leaves the next requests without an answer, until <see cref="TestConvert.Time"/> has moved past their time-out.</summary>
    /// <param name="times">How many requests; at least 1.</param>
    public void HangNext(int times = 1) => Script(times, async cancellationToken =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        throw new OperationCanceledException(cancellationToken);
    });

    /// <summary>Completes once there were so many requests, with all of them.</summary>
    /// <param name="count">How many, of either kind.</param>
    /// <param name="patience">How long to wait in real time; null for 10 seconds.</param>
    /// <exception cref="TimeoutException">They did not come.</exception>
    public Task<IReadOnlyList<SentRequest>> WaitForRequestsAsync(int count, TimeSpan? patience = null) =>
        _requests.CountAsync(count, $"Request number {count}", patience);

    private void Script(int times, Func<CancellationToken, Task<HttpResponseMessage>> failure)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        for (var i = 0; i < times; i++)
            _failures.Enqueue(failure);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = await SentRequest.OfAsync(request, cancellationToken).ConfigureAwait(false);
        var isFailing = _failures.TryDequeue(out var failure);
        _requests.Add(sent);
        if (isFailing)
            return await failure!(cancellationToken).ConfigureAwait(false);
        return new(HttpStatusCode.OK)
        {
            Content = sent.IsTracking ? new StringContent("{}", Encoding.UTF8, "application/json") : new ReadOnlyMemoryContent(_config.Json),
        };
    }
}
