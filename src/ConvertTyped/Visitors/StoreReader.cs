using System.Collections.Concurrent;
using ConvertTyped.Diagnostics;
using ConvertTyped.Threading;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Visitors;

/// <summary>
/// Reads visitors' states from the application's data store. Concurrent asynchronous reads of a visitor share one call, and no asynchronous read takes
/// longer than the time-out.
/// </summary>
internal sealed class StoreReader(IAsyncDataStore store, StoreCircuitBreaker breaker, TimeSpan timeout, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<StoredVisitor?>>> _reads = new(StringComparer.Ordinal);
    private readonly FailureSeries _failures = new();
    private int _isContentReported;

    /// <summary>
    /// Reads the content of the store for a visitor. Returns null if the content is unknown, because the store fails, does not respond in time, or is not
    /// called while it is down. Throws only if the caller cancels.
    /// </summary>
    internal Task<StoredVisitor?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var read = _reads.GetOrAdd(key, static (key, reader) => new(() => reader.ReadOnceAsync(key)), this);
        return read.Value.IsCompletedSuccessfully ? read.Value : read.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Reads from an in-process store. Each read calls the store.</summary>
    internal StoredVisitor? Read(IDataStore inProcess, string key)
    {
        try
        {
            return Succeeded(inProcess.Get(key));
        }
        catch (Exception exception)
        {
            return Failed(exception);
        }
    }

    internal StoredVisitor Parse(string? json)
    {
        if (json is null)
            return StoredVisitor.None;
        if (VisitorStateJson.Read(json) is { } stored)
            return stored;
        if (Interlocked.Exchange(ref _isContentReported, 1) == 0)
            Log.StoreContentIgnored(logger);
        return StoredVisitor.None;
    }

    private async Task<StoredVisitor?> ReadOnceAsync(string key)
    {
        try
        {
            return breaker.TryEnter() ? await ReadInTimeAsync(key).ConfigureAwait(false) : null;
        }
        finally
        {
            _reads.TryRemove(key, out _);
        }
    }

    private async Task<StoredVisitor?> ReadInTimeAsync(string key)
    {
        try
        {
            var json = await StoreCall.RunAsync(token => store.GetAsync(key, token), timeout, time).ConfigureAwait(false);
            breaker.Succeeded();
            return Succeeded(json);
        }
        catch (Exception exception)
        {
            breaker.Failed();
            return Failed(exception);
        }
    }

    private StoredVisitor Succeeded(string? json)
    {
        _failures.TryEnd();
        return Parse(json);
    }

    private StoredVisitor? Failed(Exception exception)
    {
        if (_failures.TryBegin())
            Log.StoreFailed(logger, FailureText.Describe(exception));
        return null;
    }
}
