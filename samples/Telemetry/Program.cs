using System.Diagnostics;
using ConvertTyped;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

// An application would export to a collector instead of these lists.
var records = new List<LogRecord>();
var spans = new List<Activity>();
using var logging = LoggerFactory.Create(log => log.AddOpenTelemetry(options => options.AddInMemoryExporter(records)));
using var tracing = Sdk.CreateTracerProviderBuilder().AddSource("Shop").AddInMemoryExporter(spans).Build();
using var source = new ActivitySource("Shop");

using var core = ConvertCore.Start(new ConvertOptions
{
    Config = ConvertProject.Config,
    EnableTracking = false,
    LoggerFactory = logging,
    Telemetry = { LogEvaluations = true, AddActivityTags = true },
});

using (source.StartActivity("GET /checkout"))
    Console.WriteLine($"headline: {core.CreateContext("anna").Features.CheckoutBanner.Headline ?? "off"}");

foreach (var record in records.Where(record => record.EventId.Name == "feature_flag.evaluation"))
    Console.WriteLine($"{record.EventId.Name}: {string.Join(", ", record.Attributes!.Select(attribute => $"{attribute.Key}={attribute.Value}"))}");
foreach (var span in spans)
    Console.WriteLine($"{span.DisplayName}: {string.Join(", ", span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
