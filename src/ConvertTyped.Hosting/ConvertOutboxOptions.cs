namespace ConvertTyped.Hosting;

/// <summary>Specifies how events are stored in a database until they are delivered.</summary>
public sealed class ConvertOutboxOptions
{
    internal const string DefaultTable = "convert_events";

    /// <summary>
    /// The name of the database table: ASCII letters, digits and underscores, optionally preceded by a schema name and a dot. The default is
    /// <c>convert_events</c>.
    /// </summary>
    public string Table { get; set; } = DefaultTable;

    /// <summary>
    /// Whether the table is created automatically if it does not exist. An existing table is not changed. The default is true. See
    /// <see cref="ConvertOutboxTable.Script"/>.
    /// </summary>
    public bool CreateTable { get; set; } = true;

    /// <summary>
    /// The maximum number of events in the table; at least 1. If the table has more events, the oldest events, except events that are being
    /// delivered, are removed and counted in <c>convert.events.dropped</c>. Each process checks the limit when it first adds events, and then each
    /// time the number of events it has added reaches one percent of the limit, so the table may briefly exceed the limit. The default is
    /// 1,000,000.
    /// </summary>
    public int MaxEvents { get; set; } = 1_000_000;

    /// <summary>
    /// How long an event may wait for delivery; greater than zero. Older events are removed and counted in <c>convert.events.dropped</c>. The default
    /// is 7 days.
    /// </summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The table and its limits.</summary>
    public override string ToString() => $"table {Table}, up to {MaxEvents} events for {MaxAge}";

    internal void Check()
    {
        ConvertStoreOptions.CheckName(Table, nameof(Table));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxEvents, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(MaxAge, TimeSpan.Zero);
    }
}
