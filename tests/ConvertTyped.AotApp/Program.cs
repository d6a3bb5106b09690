using System.Diagnostics;
using ConvertTyped;

// Makes the calls of the Quickstart sample for one of its visitors, diagnoses an experience, and flushes the events. This program is compiled ahead
// of time and uses a test server. The arguments are the server's config and tracking endpoints. Exits with 1 if a result is unexpected.
if (args is not [var configEndpoint, var trackEndpoint])
    return 2;

await using var core = await new ConvertCore(new ConvertOptions
{
    SdkKey = "10041001/10042002",
    Environment = "live",
    Transport = new TransportOptions { ConfigEndpoint = configEndpoint, TrackEndpoint = trackEndpoint },
}).InitializeAsync();
var context = core.CreateContext(
    "chloe",
    new Dictionary<string, object?> { ["country"] = "FR", ["plan"] = "enterprise", ["age"] = 29 },
    new Dictionary<string, object?> { ["url"] = "/pricing/teams" });
var start = DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();

var mismatches = new List<string>();
Expect("the experiment's variation", CheckoutExperimentVariation.Control, context.Experiences.CheckoutExperiment.Variation);
Expect("a string", "Almost there", context.Features.CheckoutBanner.Headline);
Expect("an integer from a string", 5, context.Features.CheckoutBanner.MaxItems);
Expect("a boolean from a string", false, context.Features.CheckoutBanner.Enabled);
Expect("a float", 0d, context.Features.CheckoutBanner.Discount);
Expect("another feature of the same experience", false, context.Features.ExpressPay.IsEnabled);
Expect("a feature behind location and audiences", "annual", context.Features.PricingPlans.DefaultPlan);
Expect("the diagnosis", DiagnosticReason.Resolved, context.DiagnoseExperience("checkout-experiment").Reason);
Expect("the segment", false, context.Segments.UsVisitors.Run().Matched);
Expect("the conversion", ConversionStatus.Queued, context.Goals.PurchaseCompleted.Track(revenue: 49.99m, transactionId: "order-1").Status);
Expect("delivered", 3, (await core.FlushAsync()).Delivered);

foreach (var mismatch in mismatches)
    Console.Error.WriteLine(mismatch);
Console.WriteLine(FormattableString.Invariant(
    $"{new FileInfo(Environment.ProcessPath!).Length / 1024.0 / 1024.0:0.0} MiB, ready {start.TotalMilliseconds:0} ms after the process began"));
return mismatches.Count == 0 ? 0 : 1;

void Expect<T>(string what, T expected, T actual)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual))
        mismatches.Add($"{what}: expected {expected}, got {actual}");
}
