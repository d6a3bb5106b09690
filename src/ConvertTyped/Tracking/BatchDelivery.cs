using System.Globalization;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;
using ConvertTyped.Threading;

namespace ConvertTyped.Tracking;

/// <summary>
/// Delivers batches. A batch from memory is sent again after transient failures, as the schedule allows. A batch from the outbox is sent once per call.
/// </summary>
/// <param name="options">The options of the core.</param>
/// <param name="http">Sends the requests.</param>
/// <param name="schedule">Decides when to retry.</param>
/// <param name="retryNow">When raised, ends the delay before each pending retry, so that waiting batches are sent at once.</param>
/// <param name="time">The clock.</param>
/// <param name="instruments">Counts retries.</param>
internal sealed class BatchDelivery(
    ConvertOptions options, HttpChannel http, RetrySchedule schedule, WakeSignal retryNow, TimeProvider time, Instruments instruments)
{
    private readonly PayloadWriter _payloads = new(options.Source, enrichData: !options.HasDataStore);
    private volatile string? _host;

    /// <summary>Delivers a batch. Never throws. If the core is closed during delivery, the batch counts as failed.</summary>
    /// <param name="batch">The events; at least one.</param>
    /// <param name="failed">Called after each failed attempt that is to be retried.</param>
    /// <param name="closing">Ends the delivery.</param>
    internal async Task<DeliveryOutcome> DeliverAsync(TrackedEvent[] batch, Action failed, CancellationToken closing)
    {
        var (exchange, host, visitors) = Prepare(batch[0].Snapshot, () => _payloads.Write(batch));
        if (exchange is null)
            return Unwritable(host, batch.Length, visitors);
        for (var attempts = 1; ; attempts++)
        {
            var nextSignal = retryNow.Next;
            var (status, wait, error) = await TryAsync(exchange, batch.Length, attempts, closing).ConfigureAwait(false);
            if (status != DeliveryStatus.Failed || closing.IsCancellationRequested || schedule.DelayAfter(attempts, wait) is not { } delay)
                return new(status, visitors, attempts, error);
            failed();
            await WakeSignal.WaitAsync(nextSignal, delay, time, closing).ConfigureAwait(false);
            if (closing.IsCancellationRequested)
                return new(status, visitors, attempts, error);
            instruments.Retried(batch.Length);
        }
    }

    /// <summary>Sends a batch from the outbox once. Never throws.</summary>
    /// <returns>The outcome, and the delay that the endpoint requests; null if it requests none.</returns>
    internal async Task<(DeliveryOutcome Outcome, TimeSpan? AskedWait)> TryAsync(ConfigSnapshot project, OutboxBatch batch, int attempts, CancellationToken closing)
    {
        var (exchange, host, visitors) = Prepare(project, () => _payloads.Write(project.AccountId, project.ProjectId, batch.Events));
        if (exchange is null)
            return (Unwritable(host, batch.Events.Count, visitors), null);
        var (status, wait, error) = await TryAsync(exchange, batch.Events.Count, attempts, closing).ConfigureAwait(false);
        return (new(status, visitors, attempts, error), wait);
    }

    internal void Retried(int events) => instruments.Retried(events);

    /// <summary>Sets the host for the exceptions that <see cref="Undelivered"/> creates. Must be called with each config that comes into use.</summary>
    internal void Use(ConfigSnapshot project) => _host = AddressFor(project)?.Host;

    /// <summary>Creates the exception for undelivered events if the reason is not a failed batch.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="events">The number of events.</param>
    /// <param name="attempts">The number of requests for the events; null if delivery continues.</param>
    internal TrackingDeliveryException Undelivered(string message, int events, int? attempts) => new(message, _host, events, attempts);

    /// <summary>The address for the events of a project; null if the project's id makes the address invalid.</summary>
    private Uri? AddressFor(ConfigSnapshot project) =>
        Endpoint.ForTracking(options.Transport.TrackEndpoint, options.SdkKey, project.AccountId, project.ProjectId);

    private (Exchange? Exchange, string? Host, int Visitors) Prepare(ConfigSnapshot project, Func<Payload> write)
    {
        Uri? address = null;
        try
        {
            address = AddressFor(project);
            var payload = write();
            return (address is null ? null : new("convert.track", address, payload.Json), address?.Host, payload.Visitors);
        }
        catch (Exception)
        {
            // A batch that cannot be written must not prevent the delivery of later batches.
            return (null, address?.Host, 0);
        }
    }

    private async Task<(DeliveryStatus Status, TimeSpan? Wait, TrackingDeliveryException? Error)> TryAsync(
        Exchange exchange, int events, int attempts, CancellationToken closing)
    {
        try
        {
            var answer = await http.SendAsync(exchange, closing).ConfigureAwait(false);
            if (answer is { IsSuccess: true, IsHtml: false })
                return (DeliveryStatus.Delivered, null, null);
            var message = string.Create(CultureInfo.InvariantCulture, $"The tracking endpoint responded with status {answer.StatusCode}.");
            if (answer.IsSuccess)
                message = string.Create(CultureInfo.InvariantCulture, $"The response with status {answer.StatusCode} is an HTML page, so it does not come from the tracking endpoint. Check the proxies between this process and the endpoint.");
            return (StatusOf(answer.StatusCode), answer.RetryAfter, Failure(message, answer.StatusCode, null));
        }
        catch (TransportException exception)
        {
            return (DeliveryStatus.Failed, null, Failure(exception.Message, exception.StatusCode, exception));
        }
        catch (Exception)
        {
            return (DeliveryStatus.Failed, null, Failure("The core was closed during delivery.", null, null));
        }

        TrackingDeliveryException Failure(string message, int? statusCode, Exception? cause) =>
            new(message, exchange.Address.Host, events, attempts, statusCode, cause);
    }

    private static DeliveryOutcome Unwritable(string? host, int events, int visitors) =>
        new(DeliveryStatus.Rejected, visitors, 0, new(
            "No request could be created for the events. The project id does not result in a valid address, or the events cannot be written as JSON. "
            + "Check ConvertOptions.Transport.TrackEndpoint and the project id in the config.",
            host,
            events,
            attempts: 0));

    private static DeliveryStatus StatusOf(int statusCode) =>
        statusCode is >= 400 and <= 499 and not (408 or 429) ? DeliveryStatus.Rejected : DeliveryStatus.Failed;
}
