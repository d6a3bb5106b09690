using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Snippets;

/// <summary>The code in docs/opentelemetry.md that tags log records and exports traces and metrics.</summary>
internal static class Telemetry
{
    internal static void TagLogRecords(IServiceCollection services) =>
        services.AddLogging(logging => logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.Tags));

    internal static void Export(IServiceCollection services) =>
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("ConvertTyped"))
            .WithMetrics(metrics => metrics.AddMeter("ConvertTyped"));
}
