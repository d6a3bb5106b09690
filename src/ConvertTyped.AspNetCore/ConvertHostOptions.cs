namespace ConvertTyped.AspNetCore;

/// <summary>How a core starts with its host.</summary>
public sealed class ConvertHostOptions
{
    /// <summary>
    /// The longest that the host's start waits for the config endpoint. After that the host starts on the config at hand, or with everything off
    /// where there is none, and the config is put in force as soon as it comes. 5 seconds unless set; zero does not wait.
    /// </summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the host fails to start when there is no config after <see cref="StartTimeout"/>. False unless set.</summary>
    public bool RequireConfig { get; set; }
}
