namespace ConvertTyped;

/// <summary>How long the content delivery network in front of the config endpoint may cache the config.</summary>
public enum CacheLevel
{
    /// <summary>Normal caching.</summary>
    Default,

    /// <summary>Short caching, for development and staging.</summary>
    Low,
}
