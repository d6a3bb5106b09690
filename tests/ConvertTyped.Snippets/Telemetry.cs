using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

/// <summary>The code of docs/opentelemetry.md.</summary>
internal static class Telemetry
{
    internal static void Export(IServiceCollection services) =>
        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource("ConvertTyped"))
            .WithMetrics(metrics => metrics.AddMeter("ConvertTyped"));
}
