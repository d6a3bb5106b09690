using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Benchmarks;

/// <summary>
/// Measures the cost of <see cref="TelemetryOptions"/> when they are off, and when they are on without a listener. Without a
/// listener, an option that is on adds only a check of the log level or of the current activity.
/// </summary>
[MemoryDiagnoser]
public class Telemetry
{
    private const int Visitors = 1024;

    private readonly ConvertContext[] _off = Contexts(_ => { });
    private readonly ConvertContext[] _unheard = Contexts(options =>
    {
        options.LoggerFactory = new QuietLoggers();
        options.Telemetry = new() { LogEvaluations = true, AddActivityEvents = true, AddActivityTags = true };
    });

    private int _next;

    [Benchmark(Baseline = true, Description = "off")]
    public string? Off() => _off[_next++ & (Visitors - 1)].RunExperience("experience-50")?.VariationKey;

    [Benchmark(Description = "on, without a listener")]
    public string? Unheard() => _unheard[_next++ & (Visitors - 1)].RunExperience("experience-50")?.VariationKey;

    private static ConvertContext[] Contexts(Action<ConvertOptions> configure)
    {
        var options = new ConvertOptions { Config = ConvertConfig.FromUtf8Bytes(Configs.Of(100)), BatchSize = int.MaxValue };
        configure(options);
        var core = new ConvertCore(options).Initialize();
        var contexts = VisitorIds.All.Take(Visitors).Select(id => core.CreateContext(id, new Dictionary<string, object?> { ["country"] = "us" })).ToArray();
        foreach (var context in contexts)
            context.RunExperience("experience-50");
        return contexts;
    }

    /// <summary>Creates loggers whose levels are all off.</summary>
    private sealed class QuietLoggers : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
