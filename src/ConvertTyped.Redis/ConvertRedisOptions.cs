using ConvertTyped.Hosting;

namespace ConvertTyped.Redis;

/// <summary>Specifies how <c>AddConvertRedisStore</c> stores visitors' states, and for how long.</summary>
public sealed class ConvertRedisOptions
{
    /// <summary>The prefix of all Redis keys, and of the channel that announces new configs. The default is <c>convert:</c>.</summary>
    public string KeyPrefix { get; set; } = "convert:";

    /// <summary>
    /// How long a visitor's state is kept after its last change; at least 1 millisecond. With <see cref="TimeSpan.MaxValue"/>, the state is kept
    /// forever. The default is 365 days.
    /// </summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// How long this process may read a visitor's state from its own copy, which may lack the latest changes of other processes; zero keeps no copies.
    /// Writes never use a copy. The default is 2 seconds.
    /// </summary>
    public TimeSpan LocalTimeToLive { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum number of visitors' states of which this process keeps a copy; at least 1. The default is 10,000.</summary>
    public int LocalCapacity { get; set; } = 10_000;

    /// <summary>The key prefix, how long states and copies are kept, and the maximum number of copies.</summary>
    public override string ToString() => $"key prefix {KeyPrefix}, states kept for {TimeToLive}, up to {LocalCapacity} copies for {LocalTimeToLive}";

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(KeyPrefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(TimeToLive, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalTimeToLive, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalCapacity, 1);
    }

    internal ConvertStoreOptions Copies() => new() { LocalTimeToLive = LocalTimeToLive, LocalCapacity = LocalCapacity };
}
