using ConvertTyped.Http;

namespace ConvertTyped;

/// <summary>Endpoints, time-outs and retries of the HTTP exchanges with Convert.</summary>
public sealed class TransportOptions
{
    /// <summary>The base address of config requests. https, except on loopback addresses.</summary>
    public string ConfigEndpoint { get; set; } = "https://cdn-4.convertexperiments.com/api/v1";

    /// <summary>The base address of tracking requests, with <c>[project_id]</c> replaced by the project's id. https, except on loopback addresses.</summary>
    public string TrackEndpoint { get; set; } = "https://[project_id].metrics.convertexperiments.com/v1";

    /// <summary>The longest that one HTTP exchange may take, its answer's body included; above zero. 10 seconds unless set.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Headers sent with every request, in place of the SDK's own of that name. <c>User-Agent</c> excepted: Convert's bot filter silently drops
    /// the events of any other agent.
    /// </summary>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    /// <summary>How often a transient failure of a tracking request is retried. 3 unless set; 0 never.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The first retry's longest delay; each further one doubles it. 500 ms unless set.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the environment's HTTP proxy is used. False unless set.</summary>
    public bool UseEnvironmentProxy { get; set; }

    internal TransportOptions Copy()
    {
        var copy = (TransportOptions)MemberwiseClone();
        ArgumentNullException.ThrowIfNull(Headers, "Transport.Headers");
        copy.Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        return copy;
    }

    internal void Check()
    {
        Endpoint.Check(ConfigEndpoint, "Transport.ConfigEndpoint");
        Endpoint.Check(Endpoint.ForProject(TrackEndpoint, "0"), "Transport.TrackEndpoint");
        ConvertOptions.RequireDuration(Timeout, "Transport.Timeout");
        ConvertOptions.Require(MaxRetries >= 0, "Transport.MaxRetries", "It must not be negative.");
        ConvertOptions.RequireDuration(RetryDelay, "Transport.RetryDelay");
        foreach (var (name, value) in Headers)
        {
            if (!RequestHeaders.IsName(name) || !RequestHeaders.IsValue(value))
                throw new ArgumentException("The option 'Transport.Headers' holds a name or value that cannot stand in a header.", "Transport.Headers");
        }
    }

    /// <summary>The time-out and the retries; neither addresses nor headers, which may hold secrets.</summary>
    public override string ToString() => $"time-out {Timeout}, {MaxRetries} retries";
}
