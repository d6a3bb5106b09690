using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Hosting.Tests.Settings;

public class SettingsTests
{
    private const string Secret = "s3cret-value";

    [Fact]
    public void Options_of_the_core_the_transport_and_the_refreshes_can_be_set_in_the_section()
    {
        var options = Read(
            ("SdkKey", "10041001/10042002"), ("SdkKeySecret", Secret), ("ConfigFile", "Fixtures/shop/convert.json"), ("Environment", "staging"),
            ("CacheLevel", "low"), ("DebugToken", "token"), ("BatchSize", "25"), ("AutoFlushInterval", "00:00:30"), ("MaxQueuedEvents", "500"),
            ("FlushTimeout", "00:00:03"), ("DataStoreTimeout", "00:00:00.3"), ("ClaimTimeout", "00:00:20"),
            ("CommitInterval", "00:00:00.05"), ("OutboxLease", "00:00:40"), ("EnableTracking", "false"), ("FlushOnDispose", "true"), ("Source", "dotnet"), ("Transport:ConfigEndpoint", "https://cdn.example/v1"),
            ("Transport:TrackEndpoint", "https://track.example"), ("Transport:Timeout", "00:00:04"), ("Transport:MaxRetries", "1"),
            ("Transport:RetryDelay", "00:00:00.250"), ("Transport:UseEnvironmentProxy", "true"), ("Transport:Headers:X-Team", "shop"),
            ("Refresh:Interval", "00:01:00"), ("Refresh:Jitter", "00:00:05"), ("Refresh:BackoffFactor", "1.5"), ("Refresh:BackoffMax", "00:08:00"));

        Assert.Equal(("10041001/10042002", Secret, "staging"), (options.SdkKey, options.SdkKeySecret, options.Environment));
        Assert.Equal((CacheLevel.Low, "token", 25, 500), (options.CacheLevel, options.DebugToken, options.BatchSize, options.MaxQueuedEvents));
        Assert.Equal(TimeSpan.FromSeconds(30), options.AutoFlushInterval);
        Assert.Equal((TimeSpan.FromSeconds(3), true, "dotnet"), (options.FlushTimeout, options.FlushOnDispose, options.Source));
        Assert.Equal((TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(20)), (options.DataStoreTimeout, options.ClaimTimeout));
        Assert.Equal((TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(40)), (options.CommitInterval, options.OutboxLease!.Value));
        Assert.NotNull(options.Config);
        Assert.False(options.EnableTracking);
        var transport = options.Transport;
        Assert.Equal(("https://cdn.example/v1", "https://track.example"), (transport.ConfigEndpoint, transport.TrackEndpoint));
        Assert.Equal((TimeSpan.FromSeconds(4), 1, TimeSpan.FromMilliseconds(250)), (transport.Timeout, transport.MaxRetries, transport.RetryDelay));
        Assert.True(transport.UseEnvironmentProxy);
        Assert.Equal("shop", transport.Headers["X-Team"]);
        var refresh = options.Refresh!;
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5)), (refresh.Interval, refresh.Jitter));
        Assert.Equal((1.5, TimeSpan.FromMinutes(8)), (refresh.BackoffFactor, refresh.BackoffMax));
    }

    [Theory]
    [InlineData(nameof(TelemetryOptions.LogEvaluations))]
    [InlineData(nameof(TelemetryOptions.AddActivityEvents))]
    [InlineData(nameof(TelemetryOptions.AddActivityTags))]
    [InlineData(nameof(TelemetryOptions.IncludeVisitorId))]
    public void Each_telemetry_option_can_be_set_in_the_section(string name)
    {
        var telemetry = Read(("SdkKey", "key"), ($"Telemetry:{name}", "true")).Telemetry;
        Assert.Equal(
            [name],
            from property in typeof(TelemetryOptions).GetProperties()
            where property.GetValue(telemetry) is true
            select property.Name);
    }

    [Fact]
    public void The_options_of_the_host_can_be_set_in_the_section()
    {
        var services = new ServiceCollection();
        services.AddConvert(Configured.Section(("SdkKey", "key"), ("StartTimeout", "00:00:07"), ("RequireConfig", "true")));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<ConvertHostOptions>>().Get(Options.DefaultName);
        Assert.Equal((TimeSpan.FromSeconds(7), true), (options.StartTimeout, options.RequireConfig));
    }

    [Fact]
    public void A_server_refreshes_its_config_and_releases_events_at_intervals_by_default()
    {
        var options = Read(("SdkKey", "key"));
        Assert.NotNull(options.Refresh);
        Assert.NotNull(options.AutoFlushInterval);

        var quiet = Read(("SdkKey", "key"), ("Refresh", "false"), ("AutoFlushInterval", "false"));
        Assert.Null(quiet.Refresh);
        Assert.Null(quiet.AutoFlushInterval);
    }

    [Theory]
    [InlineData("BatchSize", "'Convert:BatchSize' must be a whole number.")]
    [InlineData("AutoFlushInterval", "'Convert:AutoFlushInterval' must be a duration such as 00:00:30.")]
    [InlineData("CacheLevel", "'Convert:CacheLevel' must be one of Default, Low.")]
    [InlineData("FlushOnDispose", "'Convert:FlushOnDispose' must be true or false.")]
    [InlineData("Transport:MaxRetries", "'Convert:Transport:MaxRetries' must be a whole number.")]
    [InlineData("Refresh:BackoffFactor", "'Convert:Refresh:BackoffFactor' must be a number such as 1.5.")]
    [InlineData("StartTimeout", "'Convert:StartTimeout' must be a duration such as 00:00:30.")]
    [InlineData("SdkKye", "'Convert:SdkKye' is not an option.")]
    [InlineData("Transport:Timeuot", "'Convert:Transport:Timeuot' is not an option.")]
    [InlineData("Transport", "'Convert:Transport' must be a section.")]
    [InlineData("Transport:Headers", "'Convert:Transport:Headers' must be a section.")]
    [InlineData("Telemetry", "'Convert:Telemetry' must be a section.")]
    [InlineData("Refresh", "'Convert:Refresh' must be a section or the value true or false.")]
    [InlineData("Environment:Name", "'Convert:Environment' must be a value, not a section.")]
    [InlineData("BatchSize:Most", "'Convert:BatchSize' must be a value, not a section.")]
    [InlineData("AutoFlushInterval:Seconds", "'Convert:AutoFlushInterval' must be a value, not a section.")]
    [InlineData("Transport:Headers:X-Team:0", "'Convert:Transport:Headers:X-Team' must be a value, not a section.")]
    public async Task Unreadable_and_unknown_settings_stop_the_host_with_an_error_that_names_them_but_does_not_quote_their_values(string name, string expected)
    {
        var failure = await FailureAsync(("SdkKey", Secret), (name, Secret));
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bare_number_is_rejected_as_a_duration_because_it_would_mean_days() =>
        Assert.Contains("FlushTimeout", (await FailureAsync(("SdkKey", "key"), ("FlushTimeout", "5"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task All_mistakes_are_reported_at_once()
    {
        var failure = await FailureAsync(("SdkKey", "key"), ("BatchSize", "many"), ("FlushTimeout", "soon"));
        Assert.Equal(2, Assert.IsType<OptionsValidationException>(failure).Failures.Count());
    }

    [Theory]
    [InlineData("BatchSize", "0", "BatchSize")]
    [InlineData("Transport:ConfigEndpoint", "http://s3cret-value.example", "Transport.ConfigEndpoint")]
    [InlineData("SdkKeySecret", "s3cret-value\n", "SdkKeySecret")]
    public async Task Options_that_a_core_rejects_stop_the_host(string name, string value, string option)
    {
        var failure = await FailureAsync(("SdkKey", Secret), (name, value));
        Assert.Contains(option, Assert.IsType<OptionsValidationException>(failure).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add a convert.json to the application's project")]
    [InlineData("options.Config = ConvertProject.Config")]
    public async Task Without_a_key_or_a_config_the_error_says_what_to_do(string advice) =>
        Assert.Contains(advice, (await FailureAsync()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Applications_that_embed_no_config_use_the_convert_json_in_the_content_root()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Path.GetDirectoryName(Shop.Path) });
        builder.Services.AddConvert();
        using var host = builder.Build();
        await host.StartAsync();
        Assert.NotNull(host.Services.GetRequiredService<ConvertCore>().CreateContext(Shop.Treated).RunExperience(Shop.Experiment));
    }

    [Fact]
    public async Task The_error_for_a_missing_config_file_names_the_file() =>
        Assert.Contains("absent.json'", Assert.IsType<ConfigLoadException>(await FailureAsync(("ConfigFile", "absent.json"))).Message, StringComparison.Ordinal);

    private static ConvertOptions Read(params (string Name, string? Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddConvert(Configured.Section(settings));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(Options.DefaultName);
    }

    private static async Task<Exception> FailureAsync(params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConvert(Configured.Section(settings));
        using var host = builder.Build();
        return await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());
    }
}
