namespace ConvertTyped.Snippets;

/// <summary>The README's code, compiled. A test compares the two.</summary>
internal static class Readme
{
    internal static void Teaser(ConvertContext context)
    {
        string? headline = context.Features.CheckoutBanner.Headline;       // null: off for this visitor
        long items = context.Features.CheckoutBanner.MaxItems ?? 10;       // a long, because the config says integer
        var page = context.Experiences.CheckoutExperiment.Variation switch // an enum, made of the variations
        {
            CheckoutExperimentVariation.Treatment => "one page",
            _ => "three steps",
        };
        context.Goals.PurchaseCompleted.Track(revenue: 49.99m);
        Use(headline, items, page);
    }

    internal static void Start()
    {
        using var core = new ConvertCore(new ConvertOptions
        {
            Config = ConvertConfig.FromFile("convert.json"),
            Environment = "live",
        }).Initialize();

        var context = core.CreateContext("visitor-1", new Dictionary<string, object?> { ["country"] = "DE", ["plan"] = "pro" });
        Use(context);
    }

    internal static void Strings(ConvertContext context)
    {
        ExperienceResult? result = context.RunExperience("checkout-experiment");
        FeatureResult? banner = context.RunFeature("checkout-banner");
        string? headline = banner?.Variables.GetString("headline");
        CustomSegmentsResult segments = context.RunCustomSegments(["us-visitors"]);
        ConversionResult conversion = context.TrackConversion("purchase_completed", revenue: 49.99m);
        Use(result, headline, segments, conversion);
    }

    internal static void Overlays(ConvertContext context)
    {
        var onPricing = context.With(locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        var plan = onPricing.Features.PricingPlans.DefaultPlan;
        var silent = context.With(enableTracking: false).Experiences.CheckoutExperiment.Variation;
        Use(plan, silent);
    }

    private static void Use(params object?[] values) => GC.KeepAlive(values);
}
