using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests;

public class ConvertOptionsTests
{
    public static TheoryData<string> Options => new(OutOfRange.Keys);

    private static Dictionary<string, Action<ConvertOptions>> OutOfRange { get; } = new()
    {
        ["SdkKey"] = options => (options.Config, options.SdkKey) = (null, ""),
        ["SdkKeySecret"] = options => options.SdkKeySecret = "a\r\nb",
        ["CacheLevel"] = options => options.CacheLevel = (CacheLevel)7,
        ["BatchSize"] = options => options.BatchSize = 0,
        ["MaxQueuedEvents"] = options => options.MaxQueuedEvents = 0,
        ["Source"] = options => options.Source = "",
        ["FlushTimeout"] = options => options.FlushTimeout = TimeSpan.Zero,
        ["AutoFlushInterval"] = options => options.AutoFlushInterval = TimeSpan.FromDays(50),
        ["Transport"] = options => options.Transport = null!,
        ["Transport.ConfigEndpoint"] = options => options.Transport.ConfigEndpoint = "http://example.com/api",
        ["Transport.TrackEndpoint"] = options => options.Transport.TrackEndpoint = "/v1",
        ["Transport.Timeout"] = options => options.Transport.Timeout = Timeout.InfiniteTimeSpan,
        ["Transport.MaxRetries"] = options => options.Transport.MaxRetries = -1,
        ["Transport.RetryDelay"] = options => options.Transport.RetryDelay = TimeSpan.Zero,
        ["Transport.Headers"] = options => options.Transport.Headers["X"] = "a\nb",
        ["Refresh.Interval"] = options => options.Refresh = new() { Interval = TimeSpan.Zero },
        ["Refresh.Jitter"] = options => options.Refresh = new() { Jitter = TimeSpan.FromMinutes(6) },
        ["Refresh.BackoffFactor"] = options => options.Refresh = new() { BackoffFactor = 0.5 },
        ["Refresh.BackoffMax"] = options => options.Refresh = new() { BackoffMax = TimeSpan.FromMinutes(4) },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void The_error_for_an_invalid_option_names_the_option(string option)
    {
        var options = new ConvertOptions { Config = Shop.Config };
        OutOfRange[option](options);
        Assert.Equal(option, Assert.ThrowsAny<ArgumentException>(() => new ConvertCore(options)).ParamName);
    }

    [Theory]
    [InlineData("content-type")]
    [InlineData("Content-Encoding")]
    [InlineData("Expires")]
    public void A_header_that_describes_the_body_is_rejected_because_it_would_not_be_sent(string name)
    {
        var options = new ConvertOptions { Config = Shop.Config };
        options.Transport.Headers[name] = "text/json";
        Assert.Contains($"'{name}', a header that describes the body", Assert.Throws<ArgumentException>(() => new ConvertCore(options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:password@example.com/")]
    [InlineData("https://example.com/?a=b")]
    [InlineData("https://example.com/#a")]
    [InlineData("ftp://localhost/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("")]
    [InlineData(null)]
    public void An_unsafe_or_invalid_endpoint_is_rejected(string? endpoint)
    {
        foreach (var transport in new TransportOptions[] { new() { ConfigEndpoint = endpoint! }, new() { TrackEndpoint = endpoint! } })
            Assert.ThrowsAny<ArgumentException>(() => new ConvertCore(new() { Config = Shop.Config, Transport = transport }));
    }

    [Theory]
    [InlineData("http://localhost:8080/api")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]:5000")]
    [InlineData("https://[project_id].example.com")]
    public void Loopback_addresses_without_TLS_and_the_placeholder_for_the_project_id_are_allowed(string endpoint) =>
        new ConvertCore(new() { Config = Shop.Config, Transport = new() { TrackEndpoint = endpoint } }).Dispose();

    [Fact]
    public async Task Options_that_are_changed_later_do_not_affect_the_core()
    {
        await using var server = await FakeServer.FakeConvertServer.StartAsync();
        var options = Shop.Options(server);
        options.Transport.Headers["X-Shop"] = "before";
        options.Refresh = new();
        await using var core = new ConvertCore(options).Initialize();
        options.Transport.Headers["X-Shop"] = "after";
        options.Transport.TrackEndpoint = "https://example.com";
        options.Transport = new();
        options.Source = "changed";
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        Assert.Equal(1, (await core.FlushAsync()).Delivered);
        var request = Assert.Single(server.Requests.All);
        Assert.Equal("before", request.Headers["X-Shop"]);
        Assert.Equal("js-sdk", request.Json.GetProperty("source").GetString());
    }
}
