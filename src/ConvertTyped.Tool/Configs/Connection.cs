namespace ConvertTyped.Tool.Configs;

/// <summary>The data that is needed to fetch a config.</summary>
internal sealed record Connection
{
    public required string SdkKey { get; init; }

    public string? SdkKeySecret { get; init; }

    public string? Environment { get; init; }

    /// <summary>The base address of the config endpoint; null for Convert's own endpoint.</summary>
    public string? Endpoint { get; init; }

    public bool IsFresh { get; init; }

    // Records print their properties by default, but two of these are secrets.
    public override string ToString() => nameof(Connection);
}
