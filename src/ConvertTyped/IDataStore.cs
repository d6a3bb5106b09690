namespace ConvertTyped;

/// <summary>
/// Where what is known of a visitor outlives a context: decisions, tracked goals, attributes and segments. Implement it to share that between
/// processes. A key is <c>{accountId}-{projectId}-{visitorId}</c>; a value is a JSON object:
/// <c>{"bucketing":{experienceId:variationId},"goals":[goalId],"attributes":{},"segments":{},"customSegments":[segmentId]}</c>, every member optional.
/// Must be safe for concurrent use. An exception from it is logged and never reaches the caller of an evaluation.
/// </summary>
public interface IDataStore
{
    /// <summary>The value under <paramref name="key"/>; null when there is none.</summary>
    string? Get(string key);

    /// <summary>
    /// As <see cref="Get"/>, but what is there now: a store that keeps copies close by must not answer from one. Asked before each write, which
    /// merges what other processes wrote. The same as <see cref="Get"/> unless implemented.
    /// </summary>
    string? GetLatest(string key) => Get(key);

    /// <summary>Keeps <paramref name="value"/> under <paramref name="key"/>, for <paramref name="timeToLive"/> where one is given.</summary>
    void Set(string key, string value, TimeSpan? timeToLive = null);

    /// <summary>Whether there is a value under <paramref name="key"/>.</summary>
    bool Has(string key);

    /// <summary>Forgets <paramref name="key"/>; unknown keys are no error.</summary>
    void Delete(string key);
}
