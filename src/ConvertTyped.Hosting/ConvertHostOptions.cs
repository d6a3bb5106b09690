namespace ConvertTyped.Hosting;

/// <summary>How long a host waits for its core to get a config at startup, and whether it requires one.</summary>
public sealed class ConvertHostOptions
{
    /// <summary>
    /// The longest time that the host waits for the config endpoint at startup; zero means no wait. After this time, the host starts with a local
    /// config. Without a local config, every feature is off. The core uses the fetched config as soon as it arrives. The default is 5 seconds.
    /// </summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the host fails to start if the core gets no config within <see cref="StartTimeout"/>. The default is false.</summary>
    public bool RequireConfig { get; set; }

    /// <summary>The start time-out, and whether a config is required.</summary>
    public override string ToString() => $"start within {StartTimeout}, {(RequireConfig ? "a config is required" : "no config is required")}";
}
