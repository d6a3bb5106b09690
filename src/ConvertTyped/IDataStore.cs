namespace ConvertTyped;

/// <summary>
/// A synchronous store for visitors' decisions, tracked goals, attributes and segments. Implement this interface to keep visitors' states after the
/// core is closed, or to share them with other processes, for example in files. Assign the store to <see cref="ConvertOptions.DataStore"/>. For a
/// remote store, implement <see cref="IAsyncDataStore"/> instead. A key is <c>{accountId}-{projectId}-{visitorId}</c>; a value is a JSON object:
/// <c>{"bucketing":{experienceId:variationId},"goals":[goalId],"attributes":{},"segments":{},"customSegments":[segmentId],"unreported":[experienceId],
/// "claims":{}}</c>. Every member is optional. <c>claims</c> records which core was the first to write a goal or a decision.
/// Implementations must be safe for concurrent use. Exceptions are logged and never reach the caller of an evaluation.
/// </summary>
/// <include file="Examples.xml" path="examples/DataStore/*"/>
public interface IDataStore
{
    /// <summary>Gets the value stored under <paramref name="key"/>; null if there is none.</summary>
    string? Get(string key);

    /// <summary>
    /// Stores <paramref name="value"/> under <paramref name="key"/>. If <paramref name="timeToLive"/> is not null, the value expires after that time.
    /// </summary>
    void Set(string key, string value, TimeSpan? timeToLive = null);

    /// <summary>
    /// Replaces the value stored under <paramref name="key"/> with the result of <paramref name="change"/>, which receives that value, or null if
    /// there is none. The core writes only with this method. The default implementation calls <see cref="Get"/> and then <see cref="Set"/>. Implement
    /// this method if several processes, or several cores of one process, share the store. The method must then be atomic: if the value
    /// changes before you write the result, call <paramref name="change"/> again with the new value. Never pass a cached value. Atomic updates ensure
    /// that no core overwrites the changes of another core. If several cores track the same conversion, only one of them sends it, unless the store
    /// fails or does not respond within <see cref="ConvertOptions.ClaimTimeout"/>.
    /// </summary>
    void Update(string key, Func<string?, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Set(key, change(Get(key)));
    }

    /// <summary>Whether a value is stored under <paramref name="key"/>.</summary>
    bool Has(string key);

    /// <summary>Removes the value stored under <paramref name="key"/>, if there is one.</summary>
    void Delete(string key);
}
