namespace ConvertTyped;

/// <summary>
/// A remote store, shared by several processes, for visitors' decisions, tracked goals, attributes and segments. Assign it to
/// <see cref="ConvertOptions.AsyncDataStore"/> and create contexts with <see cref="ConvertCore.CreateContextAsync"/>. Keys and values have the form that
/// <see cref="IDataStore"/> documents. Implementations must be safe for concurrent use. Exceptions are logged and never reach the caller of an
/// evaluation; while the store fails, visitors' states are kept in memory. If the store does not respond to a call in time, the
/// call's cancellation token is canceled.
/// </summary>
public interface IAsyncDataStore
{
    /// <summary>Gets the value stored under <paramref name="key"/>; null if there is none.</summary>
    ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Stores <paramref name="value"/> under <paramref name="key"/>.</summary>
    /// <param name="key">The key of a visitor's state.</param>
    /// <param name="value">The state as JSON.</param>
    /// <param name="timeToLive">How long the value is stored. If null, the default of the store applies.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask SetAsync(string key, string value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default);

    /// <summary>Removes the value stored under <paramref name="key"/>, if there is one.</summary>
    ValueTask DeleteAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the value stored under <paramref name="key"/> with the result of <paramref name="change"/>, which receives that value, or null if
    /// there is none. The core writes only with this method and <see cref="UpdateManyAsync"/>. The method must be atomic: if another process
    /// changes the value before you write the result, call <paramref name="change"/> again with the new value. Never pass a locally cached value.
    /// Atomic updates ensure that no process overwrites the changes of another process. If several processes track the same conversion, only one of
    /// them sends it, unless the store fails or does not respond within <see cref="ConvertOptions.ClaimTimeout"/>.
    /// </summary>
    /// <include file="Examples.xml" path="examples/UpdateAsync/*"/>
    ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken = default);

    /// <summary>
    /// Performs several updates of different keys, each in the same way as <see cref="UpdateAsync"/>. Implement this method if the store can perform
    /// several updates in one round trip. If the method throws, the core repeats the updates one by one.
    /// </summary>
    async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        foreach (var update in updates)
            await UpdateAsync(update.Key, update.Change, cancellationToken).ConfigureAwait(false);
    }
}
