namespace ConvertTyped;

/// <summary>
/// Where what is known of a visitor outlives a context: decisions, tracked goals, attributes and segments. Implement it to share that between
/// processes. A key is <c>{accountId}-{projectId}-{visitorId}</c>; a value is a JSON object:
/// <c>{"bucketing":{experienceId:variationId},"goals":[goalId],"attributes":{},"segments":{},"customSegments":[segmentId],"unreported":[experienceId],
/// "claims":{}}</c>, every member optional; <c>claims</c> tells which process was the first to write a goal or a decision.
/// Must be safe for concurrent use. An exception from it is logged and never reaches the caller of an evaluation.
/// </summary>
public interface IDataStore
{
    /// <summary>The value under <paramref name="key"/>; null when there is none.</summary>
    string? Get(string key);

    /// <summary>Keeps <paramref name="value"/> under <paramref name="key"/>, for <paramref name="timeToLive"/> where one is given.</summary>
    void Set(string key, string value, TimeSpan? timeToLive = null);

    /// <summary>
    /// Puts what <paramref name="change"/> makes of the value under <paramref name="key"/>, null when there is none, in its place. All writing
    /// is done with it. Implement it where several processes share the store: so that nothing is written between what is read and what replaces
    /// it, never from a copy kept close by, and calling <paramref name="change"/> again where that takes another try. Then no process takes back
    /// what another wrote, and of those that count the same conversion one does. Unless implemented, <see cref="Get"/> and then <see cref="Set"/>.
    /// </summary>
    void Update(string key, Func<string?, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Set(key, change(Get(key)));
    }

    /// <summary>Whether there is a value under <paramref name="key"/>.</summary>
    bool Has(string key);

    /// <summary>Forgets <paramref name="key"/>; unknown keys are no error.</summary>
    void Delete(string key);
}
