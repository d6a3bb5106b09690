using ConvertTyped.FakeServer;

namespace ConvertTyped.Tests.Tracking;

/// <summary>The shop's config, and cores that use it with a fake server.</summary>
internal static class Shop
{
    internal const string SdkKey = "sdk_live_1234567890";
    internal const string Checkout = "checkout-experiment";
    internal const string Purchase = "purchase_completed";
    internal const string AddToCart = "add_to_cart";
    internal const string Version = "2026-11-20T09:12:44+00:00-317";

    internal static string Json { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    internal static ConvertConfig Config { get; } = ConvertConfig.FromString(Json);

    /// <summary>The config with another version and, optionally, another project name.</summary>
    internal static string JsonOf(string version, string name = "Northwind Shop") =>
        Json.Replace(Version, version, StringComparison.Ordinal).Replace("Northwind Shop", name, StringComparison.Ordinal);

    /// <summary>The options of a core that uses the shop's config without fetching it. Events are sent to the server only on demand, and retries have no delay.</summary>
    internal static ConvertOptions Options(FakeConvertServer server) => new()
    {
        Config = Config,
        Environment = "live",
        BatchSize = 1_000_000,
        Transport = TransportTo(server),
    };

    /// <summary>The options of a core that fetches the config from the server.</summary>
    internal static ConvertOptions RemoteOptions(FakeConvertServer server) => new()
    {
        SdkKey = SdkKey,
        Environment = "live",
        BatchSize = 1_000_000,
        Transport = TransportTo(server),
    };

    internal static ConvertCore Core(FakeConvertServer server, Action<ConvertOptions>? change = null)
    {
        var options = Options(server);
        change?.Invoke(options);
        return new ConvertCore(options).Initialize();
    }

    internal static TransportOptions TransportTo(FakeConvertServer server) => new()
    {
        ConfigEndpoint = server.ConfigEndpoint,
        TrackEndpoint = server.TrackEndpoint,
        RetryDelay = TimeSpan.FromTicks(1),
    };
}
