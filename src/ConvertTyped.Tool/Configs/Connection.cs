namespace ConvertTyped.Tool.Configs;

/// <summary>What is needed to fetch a config.</summary>
internal sealed record Connection
{
    public required string SdkKey { get; init; }

    public string? SdkKeySecret { get; init; }

    public string? Environment { get; init; }

    /// <summary>Null for Convert's own.</summary>
    public string? Endpoint { get; init; }

    public bool IsFresh { get; init; }

    // A record prints its properties, and two of these are secrets.
    public override string ToString() => nameof(Connection);
}
