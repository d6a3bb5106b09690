using ConvertTyped;

// The config is embedded in the program, so the program needs no SDK key, no network and no config file at run time.
using var core = new ConvertCore(new ConvertOptions
{
    Config = ConvertProject.Config,
    Environment = "live",
    // The visitors of this sample must not be counted in experiments.
    EnableTracking = false,
}).Initialize();

Visitor[] visitors =
[
    new("anna", "US", "free", 34, "/"),
    new("bruno", "DE", "pro", 41, "/pricing"),
    new("chloe", "FR", "enterprise", 29, "/pricing/teams"),
    new("dmitri", "DE", "pro", 16, "/pricing"),
];

foreach (var visitor in visitors)
{
    var context = core.CreateContext(
        visitor.Id,
        new Dictionary<string, object?> { ["country"] = visitor.Country, ["plan"] = visitor.Plan, ["age"] = visitor.Age },
        new Dictionary<string, object?> { ["url"] = visitor.Url });

    Console.WriteLine($"{visitor.Id}, {visitor.Age}, {visitor.Country}, {visitor.Plan} plan, on {visitor.Url}");

    // An experiment: the visitor's variation is a value of an enum.
    var page = context.Experiences.CheckoutExperiment.Variation switch
    {
        CheckoutExperimentVariation.Treatment => "everything on one page",
        CheckoutExperimentVariation.Control => "three steps",
        _ => "not in the experiment",
    };
    Console.WriteLine($"  checkout          {page}");

    // A feature: it is on if the visitor's variation carries it, and its variables are typed.
    if (context.Features.CheckoutBanner is { IsEnabled: true } banner)
        Console.WriteLine($"  checkout banner   \"{banner.Headline}\", up to {banner.MaxItems ?? 10} items, {banner.Discount ?? 0:0.#}% off");

    Console.WriteLine($"  express pay       {(context.Features.ExpressPay.IsEnabled ? "on" : "off")}");
    Console.WriteLine($"  pricing           {context.Features.PricingPlans.DefaultPlan ?? "not for this visitor"}");
    Console.WriteLine($"  US segment        {(context.Segments.UsVisitors.Run().Matched ? "yes" : "no")}");

    // A goal: it counts once per visitor, and the conversion is delivered to Convert unless tracking is off.
    var purchase = context.Goals.PurchaseCompleted.Track(revenue: 49.99m, transactionId: $"order-{visitor.Id}");
    Console.WriteLine($"  purchase          {purchase.Status}");
}

// A key that does not exist causes a compile error:
// var headline = core.CreateContext("anna").Features.CheckoutBaner.Headline;
// error CS1061: 'Features' does not contain a definition for 'CheckoutBaner' ...

internal sealed record Visitor(string Id, string Country, string Plan, int Age, string Url);
