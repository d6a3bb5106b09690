namespace ConvertTyped;

/// <summary>One update of a data store.</summary>
/// <param name="Key">The key of the value to update.</param>
/// <param name="Change">Receives the stored value, or null if there is none, and returns the new value.</param>
public readonly record struct DataStoreUpdate(string Key, Func<string?, string> Change)
{
    /// <summary>Does not include the key, because the key contains the visitor's id.</summary>
    public override string ToString() => "update of a visitor's state";
}
