using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Configuration;

public class ConfigRequestTests
{
    [Fact]
    public async Task The_address_consists_of_the_endpoint_the_SDK_key_and_the_environment()
    {
        var request = await FirstRequestAsync(options => options.Environment = "live & well");
        Assert.Equal("GET", request.Method);
        Assert.Equal("/api/v1/config/sdk_live_1234567890?environment=live%20%26%20well", request.RawTarget);
    }

    [Fact]
    public async Task Without_an_environment_the_address_has_no_query() =>
        Assert.Equal("/api/v1/config/sdk_live_1234567890", (await FirstRequestAsync(options => options.Environment = null)).RawTarget);

    [Fact]
    public async Task The_low_cache_level_adds_a_parameter_to_the_address()
    {
        var request = await FirstRequestAsync(options => (options.Environment, options.CacheLevel) = (null, CacheLevel.Low));
        Assert.Equal("/api/v1/config/sdk_live_1234567890?_conv_low_cache=1", request.RawTarget);
    }

    [Fact]
    public async Task A_debug_token_implies_the_low_cache_level()
    {
        var request = await FirstRequestAsync(options => options.DebugToken = "to/ken+1");
        Assert.Equal("1", request.Query["_conv_low_cache"]);
        Assert.Equal("to/ken+1", request.Query["debug_token"]);
        Assert.EndsWith("debug_token=to%2Fken%2B1", request.RawTarget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_request_has_the_user_agent_of_the_SDK_and_the_configured_headers_but_tracking_requests_have_no_debug_token()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var options = Shop.RemoteOptions(server);
        options.SdkKeySecret = "shared-secret";
        options.DebugToken = "debug-me";
        options.Transport.Headers = new Dictionary<string, string> { ["X-Shop"] = "northwind", ["user-agent"] = "Mozilla/5.0", ["accept"] = "text/json" };
        await using var core = await new ConvertCore(options).InitializeAsync();
        core.CreateContext("v1").TrackConversion(Shop.Purchase);
        await core.FlushAsync();
        await core.RefreshAsync();

        Assert.Equal(3, server.Requests.All.Count);
        Assert.All(server.Requests.All, request =>
        {
            Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]);
            Assert.Equal("text/json", request.Headers["Accept"]);
            Assert.Equal("gzip, br", request.Headers["Accept-Encoding"]);
            Assert.Equal("Bearer shared-secret", request.Headers["Authorization"]);
            Assert.Equal("northwind", request.Headers["X-Shop"]);
            Assert.False(request.Headers.ContainsKey("traceparent"));
        });
        var tracking = Assert.Single(server.Tracking.Requests.All);
        Assert.DoesNotContain("debug", tracking.RawTarget + tracking.Body + string.Concat(tracking.Headers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_secret_has_no_authorization_header_and_accepts_JSON()
    {
        var request = await FirstRequestAsync(_ => { });
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.Equal("application/json", request.Headers["Accept"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    public async Task A_compressed_config_is_read(string encoding)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Compressed(Shop.Json, encoding));
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        Assert.Equal("10042002", core.CurrentConfig!.ProjectId);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("Identity")]
    public async Task A_config_with_identity_encoding_is_read(string encoding)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Body(Shop.Json).WithHeader("Content-Encoding", encoding));
        await using var core = await new ConvertCore(Shop.RemoteOptions(server)).InitializeAsync();
        Assert.Equal("10042002", core.CurrentConfig!.ProjectId);
    }

    [Fact]
    public async Task An_allowed_redirect_is_followed()
    {
        await using var elsewhere = await FakeConvertServer.StartAsync();
        elsewhere.Config.Serve(Shop.Json);
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Redirect(302, elsewhere.ConfigEndpoint));
        var options = Shop.RemoteOptions(server);
        options.SdkKeySecret = "secret";
        options.Transport.Headers["X-Token"] = "token";
        await using var core = await new ConvertCore(options).InitializeAsync();

        Assert.True(core.IsReady);
        var request = Assert.Single(elsewhere.Requests.All);
        Assert.Equal("ConvertAgent/1.0", request.Headers["User-Agent"]);
        Assert.False(request.Headers.ContainsKey("Authorization"), "Another host received the secret.");
        Assert.False(request.Headers.ContainsKey("X-Token"), "Another host received the caller's headers.");
    }

    [Fact]
    public async Task An_HTTP_handler_of_the_application_is_used_but_not_disposed()
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Script(Reply.Compressed(Shop.Json, "br"));
        using var handler = new CountingHandler();
        var options = Shop.RemoteOptions(server);
        options.HttpMessageHandler = handler;
        await using (await new ConvertCore(options).InitializeAsync())
            Assert.Equal(1, handler.Requests);
        Assert.False(handler.IsDisposed);
    }

    private static async Task<RecordedRequest> FirstRequestAsync(Action<ConvertOptions> change)
    {
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        var options = Shop.RemoteOptions(server);
        change(options);
        await using var core = await new ConvertCore(options).InitializeAsync();
        return Assert.Single(server.Requests.All);
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        internal int Requests { get; private set; }

        internal bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return base.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
