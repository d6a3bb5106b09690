namespace ConvertTyped.AspNetCore;

/// <summary>How visitors' states are kept where several processes share them.</summary>
public sealed class ConvertStoreOptions
{
    /// <summary>How long a visitor's state is kept after it last changed; above zero. 365 days unless set.</summary>
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// How long this process may answer from its own copy of a state, and so not know what another process wrote; zero keeps no copies. Writing
    /// never relies on a copy. 2 seconds unless set.
    /// </summary>
    public TimeSpan LocalTimeToLive { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most copies kept in this process; at least 1. 10,000 unless set.</summary>
    public int LocalCapacity { get; set; } = 10_000;

    /// <summary>What keys in a distributed cache begin with. <c>convert:</c> unless set.</summary>
    public string KeyPrefix { get; set; } = "convert:";

    /// <summary>The table in a database: letters, digits and underscores, with a schema's name and a dot before it if need be.</summary>
    public string Table { get; set; } = "convert_visitors";

    /// <summary>Whether the table is created when it is first needed and not there. True unless set.</summary>
    public bool CreateTable { get; set; } = true;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TimeToLive, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalTimeToLive, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LocalCapacity, 1);
        ArgumentNullException.ThrowIfNull(KeyPrefix);
        var isName = Table is { Length: > 0 } && Table.Split('.').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
        if (!isName)
            throw new ArgumentException("The option 'Table' must be letters, digits and underscores, with at most dots between them.", nameof(Table));
    }
}
