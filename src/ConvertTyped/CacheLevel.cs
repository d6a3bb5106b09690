namespace ConvertTyped;

/// <summary>How fresh a config the endpoint is asked for.</summary>
public enum CacheLevel
{
    /// <summary>The content network's ordinary caching.</summary>
    Default,

    /// <summary>Short caching, for development and staging.</summary>
    Low,
}
