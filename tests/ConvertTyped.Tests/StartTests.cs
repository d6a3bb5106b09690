namespace ConvertTyped.Tests;

public class StartTests
{
    private static readonly ConvertConfig Config = ConvertConfig.FromString(new ConfigText { Experiences = ConfigText.Experience("e") }.ToString());

    [Fact]
    public async Task Start_creates_and_initializes_a_core()
    {
        using var core = ConvertCore.Start(new() { Config = Config });
        Assert.NotNull(core.CreateContext("v").RunExperience("e"));
        await using var other = await ConvertCore.StartAsync(new() { Config = Config }, TestContext.Current.CancellationToken);
        Assert.True(other.IsReady);
    }

    [Fact]
    public async Task A_failed_start_throws_the_original_exception()
    {
        Assert.Throws<ArgumentException>(() => ConvertCore.Start(new()));
        await Assert.ThrowsAsync<ArgumentException>(() => ConvertCore.StartAsync(new(), TestContext.Current.CancellationToken));
        using var refused = new RefusingHandler();
        var options = new ConvertOptions { SdkKey = "sdk-key-1234567890", HttpMessageHandler = refused, Transport = { MaxRetries = 0 } };
        Assert.Throws<ConfigLoadException>(() => ConvertCore.Start(options));
        await Assert.ThrowsAsync<ConfigLoadException>(() => ConvertCore.StartAsync(options, TestContext.Current.CancellationToken));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConvertCore.StartAsync(options, cancelled.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_SDK_key_is_rejected_with_and_without_a_config(string key)
    {
        Assert.Equal("SdkKey", Assert.Throws<ArgumentException>(() => new ConvertCore(new() { SdkKey = key })).ParamName);
        Assert.Equal("SdkKey", Assert.Throws<ArgumentException>(() => new ConvertCore(new() { SdkKey = key, Config = Config })).ParamName);
    }

    private sealed class RefusingHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(System.Net.HttpStatusCode.Forbidden);
    }
}
