using ConvertTyped.Http;

namespace ConvertTyped;

/// <summary>Endpoints, headers, time-out, retries and proxy of the HTTP requests to Convert.</summary>
public sealed class TransportOptions
{
    /// <summary>The base address of config requests. Must use HTTPS, except for loopback addresses.</summary>
    public string ConfigEndpoint { get; set; } = "https://cdn-4.convertexperiments.com/api/v1";

    /// <summary>The base address of tracking requests. <c>[project_id]</c> is replaced with the project's id. Must use HTTPS, except for loopback addresses.</summary>
    public string TrackEndpoint { get; set; } = "https://[project_id].metrics.convertexperiments.com/v1";

    /// <summary>The time-out of one HTTP request, including the body of the response; greater than zero. The default is 10 seconds.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Headers that are sent with every request, unless a redirect leads to another host. They replace ConvertTyped's headers of the same name,
    /// except <c>User-Agent</c>: Convert's bot filter silently drops events that are sent with any other user agent. Headers that describe the body
    /// of a request, such as <c>Content-Type</c>, are not allowed.
    /// </summary>
    public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    /// <summary>The number of times that a tracking request is retried after a transient failure; 0 for no retries. The default is 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The longest delay before the first retry. This limit doubles after each retry, up to 1 minute. If the endpoint requests a longer delay, that delay
    /// applies, but at most 1 minute. The default is 500 milliseconds.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether the proxy of the environment is used: <c>HTTPS_PROXY</c>, or the system's settings on Windows and macOS. The default is false.</summary>
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
            if (!RequestHeaders.IsName(name))
                throw Invalid("contains a header name that is not valid. Use only ASCII letters, digits and hyphens.");
            if (!RequestHeaders.IsValue(value))
                throw Invalid($"contains a value that is not valid for the header '{name}'. Remove line breaks and null characters.");
            if (RequestHeaders.DescribesBody(name))
                throw Invalid($"contains '{name}', a header that describes the body of a request. Remove the header, because ConvertTyped sets such headers itself.");
        }

        static ArgumentException Invalid(string problem) => new($"The option 'Transport.Headers' {problem}", "Transport.Headers");
    }

    /// <summary>The time-out and the number of retries. Addresses and headers are omitted, because they may contain secrets.</summary>
    public override string ToString() => $"time-out {Timeout}, {MaxRetries} retries";
}
