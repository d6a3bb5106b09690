using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ConvertTyped.Hosting.Tests;

/// <summary>Tests the client that follows Aspire's conventions: <c>builder.AddConvert</c>.</summary>
public class AspireClientTests
{
    [Fact]
    public void The_connection_string_sets_the_endpoints_the_keys_and_the_environment()
    {
        var options = OptionsOf(("ConnectionStrings:convert", "Endpoint=http://127.0.0.1:5390/;SdkKey=a/b;SdkKeySecret=s;Environment=staging"));
        Assert.Equal(("a/b", "s", "staging"), (options.SdkKey, options.SdkKeySecret, options.Environment));
        Assert.Equal(("http://127.0.0.1:5390/api/v1", "http://127.0.0.1:5390/metrics/v1"), (options.Transport.ConfigEndpoint, options.Transport.TrackEndpoint));
    }

    [Fact]
    public void The_connection_string_takes_precedence_over_the_section_and_code_takes_precedence_over_both()
    {
        var builder = Builder(("Convert:SdkKey", "section"), ("Convert:Environment", "section"), ("Convert:BatchSize", "7"), ("ConnectionStrings:convert", "SdkKey=string;Environment=string"));
        builder.AddConvert(configureOptions: convert => convert.Environment = "code");
        var options = Options(builder);
        Assert.Equal(("string", "code", 7), (options.SdkKey, options.Environment, options.BatchSize));
    }

    [Theory]
    [InlineData("Aspire:Convert:ConnectionString")]
    [InlineData("Aspire:Convert:convert:ConnectionString")]
    public void The_settings_may_contain_the_connection_string(string setting) => Assert.Equal("key", OptionsOf((setting, "SdkKey=key")).SdkKey);

    [Fact]
    public void The_applications_connection_strings_take_precedence_over_the_settings() =>
        Assert.Equal("first", OptionsOf(("ConnectionStrings:convert", "SdkKey=first"), ("Aspire:Convert:ConnectionString", "SdkKey=second")).SdkKey);

    [Theory]
    [InlineData("Endpoint=http://127.0.0.1:1;Password=hunter2", "password")]
    [InlineData("hunter2", "Endpoint=")]
    public void The_error_for_an_invalid_connection_string_does_not_quote_its_values(string connectionString, string expected)
    {
        var builder = Builder(("ConnectionStrings:convert", connectionString));
        var failure = Assert.Throws<ArgumentException>(() => builder.AddConvert());
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_cannot_be_read_is_an_error()
    {
        var builder = Builder(("Aspire:Convert:convert:DisableTracing", "sometimes"));
        var failure = Assert.Throws<OptionsValidationException>(() => builder.AddConvert());
        Assert.Contains("'Aspire:Convert:convert:DisableTracing' must be true or false.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, new[] { "convert" })]
    [InlineData(true, new string[0])]
    public async Task A_health_check_is_added_unless_it_is_disabled(bool disabled, string[] expected)
    {
        var builder = Builder(("Aspire:Convert:DisableHealthChecks", disabled.ToString()));
        builder.AddConvert(configureOptions: convert => convert.Config = Shop.Config);
        builder.Services.AddHealthChecks();
        using var host = builder.Build();
        Assert.Equal(expected, (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries.Keys);
    }

    [Fact]
    public async Task A_second_call_adds_no_second_health_check()
    {
        var builder = Builder();
        builder.AddConvert(configureOptions: convert => convert.Config = Shop.Config);
        builder.AddConvert();
        using var host = builder.Build();
        Assert.Single((await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries);
    }

    [Theory]
    [InlineData("Aspire:Convert:Other", true, true)]
    [InlineData("Aspire:Convert:DisableTracing", true, false)]
    [InlineData("Aspire:Convert:DisableEvaluationLogs", false, true)]
    [InlineData("Aspire:Convert:convert:DisableEvaluationLogs", false, true)]
    public void Evaluation_logs_and_activity_tags_are_on_unless_they_are_disabled(string setting, bool logs, bool tags)
    {
        var telemetry = OptionsOf((setting, "true")).Telemetry;
        Assert.Equal((logs, tags), (telemetry.LogEvaluations, telemetry.AddActivityTags));
    }

    [Fact]
    public void The_section_can_disable_log_records_of_evaluations() => Assert.False(OptionsOf(("Convert:Telemetry:LogEvaluations", "false")).Telemetry.LogEvaluations);

    [Theory]
    [InlineData("Aspire:Convert:Other", true, true)]
    [InlineData("Aspire:Convert:DisableTracing", false, true)]
    [InlineData("Aspire:Convert:DisableMetrics", true, false)]
    public async Task OpenTelemetry_gets_traces_and_metrics_unless_they_are_disabled(string setting, bool traces, bool metrics)
    {
        using var network = new TrackingEndpoint();
        var (spans, points) = (new List<System.Diagnostics.Activity>(), new List<Metric>());
        var builder = Builder((setting, "true"), ("ConnectionStrings:convert", "SdkKey=1/2"));
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddInMemoryExporter(spans)).WithMetrics(all => all.AddInMemoryExporter(points));
        builder.AddConvert(configureOptions: convert => (convert.Config, convert.HttpMessageHandler) = (Shop.Config, network));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<ConvertCore>().CreateContext(Shop.Treated).RunExperience(Shop.Experiment);
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(traces, spans.Any(span => span.Source.Name == "ConvertTyped"));
        Assert.Equal(metrics, points.Any(point => point.MeterName == "ConvertTyped"));
    }

    [Fact]
    public async Task A_keyed_core_has_its_own_connection_string_and_health_check()
    {
        var builder = Builder(("ConnectionStrings:eu", "SdkKey=eu-key"), ("ConnectionStrings:us", "SdkKey=us-key"));
        builder.AddKeyedConvert("eu", configureOptions: convert => convert.Config = Shop.Config);
        builder.AddKeyedConvert("us", configureOptions: convert => convert.Config = Shop.Config);
        using var host = builder.Build();
        var options = host.Services.GetRequiredService<IOptionsMonitor<ConvertOptions>>();
        Assert.Equal(("eu-key", "us-key"), (options.Get("eu").SdkKey, options.Get("us").SdkKey));
        Assert.NotSame(host.Services.GetRequiredKeyedService<ConvertCore>("eu"), host.Services.GetRequiredKeyedService<ConvertCore>("us"));
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["convert-eu", "convert-us"], health.Entries.Keys.Order(StringComparer.Ordinal));
    }

    private static HostApplicationBuilder Builder(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        return builder;
    }

    private static ConvertOptions OptionsOf(params (string Name, string Value)[] settings)
    {
        var builder = Builder(settings);
        builder.AddConvert();
        return Options(builder);
    }

    private static ConvertOptions Options(HostApplicationBuilder builder)
    {
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptionsMonitor<ConvertOptions>>().CurrentValue;
    }
}
