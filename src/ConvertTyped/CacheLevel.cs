namespace ConvertTyped;

/// <summary>How long the endpoint's content network may cache the config.</summary>
public enum CacheLevel
{
    /// <summary>Normal caching.</summary>
    Default,

    /// <summary>Short caching, for development and staging.</summary>
    Low,
}
