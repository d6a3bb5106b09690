namespace ConvertTyped.Hosting;

/// <summary>Specifies how visitors' states are stored if several processes share a store.</summary>
public sealed class ConvertStoreOptions
{
    internal const string DefaultTable = "convert_visitors";

    /// <summary>
    /// How long a visitor's state is kept after its last change; greater than zero. With <see cref="TimeSpan.MaxValue"/>, the state is kept forever.
    /// The default is 365 days.
    /// </summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// How long this process may read a visitor's state from its own copy, which may lack the latest changes of other processes; zero keeps no copies.
    /// Writes never use a copy. The default is 2 seconds.
    /// </summary>
    public TimeSpan LocalTimeToLive { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The maximum number of visitors' states of which this process keeps a copy; at least 1. See <see cref="LocalTimeToLive"/>. The default is
    /// 10,000.
    /// </summary>
    public int LocalCapacity { get; set; } = 10_000;

    /// <summary>The prefix of all keys in a distributed cache. The default is <c>convert:</c>.</summary>
    public string KeyPrefix { get; set; } = "convert:";

    /// <summary>
    /// The name of the database table: ASCII letters, digits and underscores, optionally preceded by a schema name and a dot. The default is
    /// <c>convert_visitors</c>.
    /// </summary>
    public string Table { get; set; } = DefaultTable;

    /// <summary>
    /// Whether the table is created automatically if it does not exist. An existing table is not changed. The default is true. See
    /// <see cref="ConvertTable.Script"/>.
    /// </summary>
    public bool CreateTable { get; set; } = true;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TimeToLive, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalTimeToLive, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalCapacity, 1);
        ArgumentNullException.ThrowIfNull(KeyPrefix);
        CheckName(Table, nameof(Table));
    }

    /// <summary>The table, the key prefix, and how long states and copies are kept.</summary>
    public override string ToString() => $"table {Table}, key prefix {KeyPrefix}, states kept for {TimeToLive}, up to {LocalCapacity} copies for {LocalTimeToLive}";

    internal static void CheckName(string table, string parameter)
    {
        var isName = table is { Length: > 0 } && table.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        if (!isName)
            throw new ArgumentException($"'{parameter}' must consist of ASCII letters, digits and underscores, optionally preceded by a schema name and a dot.", parameter);
    }
}
