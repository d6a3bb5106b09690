using System.Globalization;
using ConvertTyped.Diagnostics;
using ConvertTyped.Http;

namespace ConvertTyped.Tracking;

/// <summary>Delivers one batch: once, and again as the schedule allows while the failure may pass.</summary>
internal sealed class BatchDelivery(ConvertOptions options, HttpChannel http, RetrySchedule schedule, TimeProvider time, Instruments instruments)
{
    private readonly PayloadWriter _payloads = new(options.Source, enrichData: options.DataStore is null);

    /// <summary>Never throws; a core that closes leaves the batch as failed.</summary>
    internal async Task<DeliveryOutcome> DeliverAsync(TrackedEvent[] batch, CancellationToken closing)
    {
        var (exchange, visitors) = Prepare(batch);
        if (exchange is null)
            return new(DeliveryStatus.Refused, visitors, 0, new("The events cannot be put into a request.", null, 0));
        for (var attempts = 1; ; attempts++)
        {
            var (status, wait, error) = await TryAsync(exchange, attempts, closing).ConfigureAwait(false);
            if (status != DeliveryStatus.Failed || closing.IsCancellationRequested || schedule.DelayAfter(attempts, wait) is not { } delay)
                return new(status, visitors, attempts, error);
            if (!await WaitAsync(delay, closing).ConfigureAwait(false))
                return new(status, visitors, attempts, error);
            instruments.Retried(batch.Length);
        }
    }

    private (Exchange? Exchange, int Visitors) Prepare(TrackedEvent[] batch)
    {
        try
        {
            var snapshot = batch[0].Snapshot;
            var payload = _payloads.Write(batch);
            var address = Endpoint.ForTracking(options.Transport.TrackEndpoint, options.SdkKey, snapshot.AccountId, snapshot.ProjectId);
            return (address is null ? null : new("convert.track", address, payload.Json), payload.Visitors);
        }
        catch (Exception)
        {
            // One batch that cannot be written must not keep all later ones from delivery.
            return (null, 0);
        }
    }

    private async Task<(DeliveryStatus Status, TimeSpan? Wait, TrackingDeliveryException? Error)> TryAsync(
        Exchange exchange, int attempts, CancellationToken closing)
    {
        try
        {
            var answer = await http.SendAsync(exchange, closing).ConfigureAwait(false);
            if (answer.IsSuccess)
                return (DeliveryStatus.Delivered, null, null);
            var message = string.Create(CultureInfo.InvariantCulture, $"The tracking endpoint answered {answer.StatusCode}.");
            return (StatusOf(answer.StatusCode), answer.RetryAfter, new(message, answer.StatusCode, attempts));
        }
        catch (TransportException exception)
        {
            return (DeliveryStatus.Failed, null, new(exception.Message, exception.StatusCode, attempts, exception));
        }
        catch (Exception)
        {
            return (DeliveryStatus.Failed, null, new("The core was closed during delivery.", null, attempts));
        }
    }

    private async Task<bool> WaitAsync(TimeSpan delay, CancellationToken closing)
    {
        await Task.Delay(delay, time, closing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !closing.IsCancellationRequested;
    }

    private static DeliveryStatus StatusOf(int statusCode) =>
        statusCode is >= 400 and <= 499 and not (408 or 429) ? DeliveryStatus.Refused : DeliveryStatus.Failed;
}
