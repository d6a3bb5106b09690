namespace ConvertTyped;

/// <summary>How long the content delivery network in front of the config endpoint may cache the config.</summary>
public enum CacheLevel
{
    /// <summary>The config endpoint's usual cache time.</summary>
    Default,

    /// <summary>A shorter cache time, for development and staging.</summary>
    Low,
}
