using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Snippets;

internal static class Watching
{
    internal static void Lifecycle(ConvertCore core)
    {
        core.On(LifecycleEvent.ConfigUpdated, (config, _) =>
            Console.WriteLine($"project {config.ProjectId}: {config.EntityCounts["experiences"]} experiences"));

        IDisposable subscription = core.On(LifecycleEvent.ApiQueueReleased, (release, error) =>
        {
            if (error is not null)
                Console.Error.WriteLine($"{release.EventCount} events failed: status {release.StatusCode}, {release.RetryAttempts} retries");
        });
        subscription.Dispose(); // unsubscribes
    }

    internal static void Diagnosis(ConvertContext context)
    {
        Diagnosis why = context.DiagnoseExperience("pricing-page-test");
        Console.WriteLine($"{why.ReasonValue}: {why.Message}");
        if (!why.Resolved && why.Details.TryGetValue("gate", out var gate))
            Console.WriteLine($"closed gate: {gate}; bucket {why.Details["bucket_value"]} of 10000");
    }

    internal static void Explanation(ConvertContext context)
    {
        if (context.ExplainExperience("pricing-page-test") is { } explained)
        {
            Console.WriteLine(explained);
            foreach (var gate in explained.Gates.Where(gate => !gate.IsOpen))
                Console.WriteLine($"{gate} ({string.Join(", ", gate.Conditions)})");
        }
    }

    internal static void Telemetry(IServiceCollection services)
    {
        services.AddConvert(convert => convert.Telemetry.LogEvaluations = true);
        services.AddLogging(logging => logging.AddFilter(TelemetryOptions.LogCategory, LogLevel.Information));
    }
}
