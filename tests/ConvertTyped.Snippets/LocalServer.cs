namespace ConvertTyped.Snippets;

internal static class LocalServer
{
    internal static ConvertOptions Options()
    {
        var options = new ConvertOptions
        {
            SdkKey = "local",
            Transport = new TransportOptions
            {
                ConfigEndpoint = "http://127.0.0.1:5390/api/v1",
                TrackEndpoint = "http://127.0.0.1:5390/metrics/v1",
            },
        };
        return options;
    }
}
