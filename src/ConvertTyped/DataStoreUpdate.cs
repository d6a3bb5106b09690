namespace ConvertTyped;

/// <summary>A change to one visitor's state, for <see cref="IAsyncDataStore.UpdateManyAsync"/>.</summary>
/// <param name="Key">The key of the visitor's state.</param>
/// <param name="Change">A function that receives the stored value, or null if there is none, and returns the new value.</param>
public readonly record struct DataStoreUpdate(string Key, Func<string?, string> Change)
{
    /// <summary>Returns a fixed description. The key is omitted, because it contains the visitor's id.</summary>
    public override string ToString() => "update of a visitor's state";
}
