namespace ConvertTyped;

/// <summary>A fetched config, as an <see cref="IConfigCache"/> stores it.</summary>
/// <param name="Source">A value that identifies the SDK key and the environment of the config, but does not reveal them.</param>
/// <param name="FetchedAt">When Convert served the config.</param>
/// <param name="Utf8Json">The JSON of the config, as Convert served it, except that U+FFFD replaces invalid bytes.</param>
public sealed record CachedConfig(string Source, DateTimeOffset FetchedAt, ReadOnlyMemory<byte> Utf8Json)
{
    /// <summary>When the config was fetched and how large it is.</summary>
    public override string ToString() => $"{Utf8Json.Length} bytes, fetched at {FetchedAt:O}";
}
