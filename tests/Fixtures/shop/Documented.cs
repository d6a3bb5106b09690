using ConvertTyped;

// The first argument is the live config, and the second is the file for the output.
using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile(args[0]) }).Initialize();
using var output = new StreamWriter(args[1]);
void Render(string? headline, long maxItems) => output.WriteLine($"banner: {headline}, {maxItems} items");

var context = core.CreateContext("visitor-4");

string? headline = context.Features.CheckoutBanner.Headline;          // null if the feature is off for this visitor and the variable has no fallback
if (context.Features.CheckoutBanner is { IsEnabled: true } banner) Render(banner.Headline, banner.MaxItems ?? 10);
CheckoutBannerLayout? layout = context.Features.CheckoutBanner.Layout; // a record inferred from the config's own values

var page = context.Experiences.CheckoutExperiment.Variation switch    // an enum: None, Unrecognized, Control, Treatment
{
    CheckoutExperimentVariation.Treatment => "new", _ => "old",
};
Goals.PurchaseCompleted.Track(context, revenue: 49.99m, transactionId: "txn-1");
context.Goals.PurchaseCompleted.Track(revenue: 29.99m, forceMultiple: true);
context.Segments.UsVisitors.Run();
var visitor = core.CreateContext("visitor-1", new VisitorAttributes { Country = "US", Plan = "pro" });
var elsewhere =
context.With(locationAttributes: new LocationAttributes { Url = "/pricing" }).Experiences.CheckoutExperiment.Variation
;
var key =
ExperienceKeys.CheckoutExperiment == "checkout-experiment"             // a constant, as in FeatureKeys, GoalKeys and the other classes of keys
;

output.WriteLine($"{headline}; {page}; {elsewhere}; {key}");
output.WriteLine($"{layout?.Columns} columns, {layout?.Theme}, {layout?.Badges}");
output.WriteLine($"segment: {visitor.Segments.UsVisitors.Run().Matched}, conversion: {context.Goals.PurchaseCompleted.Track().Status}");
