using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace ConvertTyped.Hosting.Tests;

/// <summary>Tests that the application's log records contain the visitor's variations, in the scope that logging creates from the activity's tags.</summary>
public class LogScopeTests
{
    private const string Source = nameof(LogScopeTests);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Log_records_of_a_request_contain_its_decisions_only_if_logging_includes_the_tags_of_activities(bool asks)
    {
        var records = new List<LogRecord>();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging
            .Configure(options => options.ActivityTrackingOptions = asks ? ActivityTrackingOptions.Tags : ActivityTrackingOptions.None)
            .AddOpenTelemetry(options =>
            {
                options.IncludeScopes = true;
                options.AddInMemoryExporter(records);
            }));
        services.AddConvert(convert =>
        {
            convert.Config = Shop.Config;
            convert.Telemetry.AddActivityTags = true;
        });
        using var provider = services.BuildServiceProvider();
        using var source = new ActivitySource(Source);
        using var tracing = Sdk.CreateTracerProviderBuilder().AddSource(Source).Build();
        var context = provider.GetRequiredService<ConvertCore>().Initialize().CreateContext(Shop.Treated);
        var logger = provider.GetRequiredService<ILogger<LogScopeTests>>();

        using (source.StartActivity("GET /checkout"))
        {
            context.RunExperience(Shop.Experiment);
            // This experience is retired, so the visitor gets no variation and no tag is added.
            context.RunExperience("2025-black-friday-banner");
            logger.Log(LogLevel.Information, default, "Payment failed", null, static (message, _) => message);
        }

        var scope = new List<KeyValuePair<string, object?>>();
        Assert.Single(records, record => record.CategoryName!.EndsWith(nameof(LogScopeTests), StringComparison.Ordinal))
            .ForEachScope(
                static (values, found) =>
                {
                    foreach (var value in values)
                        found.Add(value);
                },
                scope);
        Assert.Equal(
            asks ? [new("convert.experience.checkout-experiment", "treatment")] : Array.Empty<KeyValuePair<string, object?>>(),
            scope.Where(value => value.Key.StartsWith("convert.", StringComparison.Ordinal)));
    }
}
