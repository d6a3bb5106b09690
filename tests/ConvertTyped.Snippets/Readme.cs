namespace ConvertTyped.Snippets;

/// <summary>Code in README.md, docs/string-api.md and docs/typed-accessors.md. A test checks that all C# code on the pages is compiled.</summary>
internal static class Readme
{
    internal static void Teaser(ConvertContext context)
    {
        string? headline = context.Features.CheckoutBanner.Headline; // null: off for this visitor
        long items = context.Features.CheckoutBanner.MaxItems ?? 10; // a long, because the config says integer
        var seen = context.Experiences.CheckoutExperiment.Variation; // an enum of the variations
        context.Goals.PurchaseCompleted.Track(revenue: 49.99m);
        Use(headline, items, seen);
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

    internal static void AllFeatures(ConvertCore core, ConvertContext context)
    {
        foreach (FeatureResult feature in context.RunFeatures(enableTracking: false)) // the features that are on
            Console.WriteLine($"{feature.FeatureKey}, because of {feature.ExperienceKey}");

        foreach (Feature feature in core.CurrentConfig!.Features) // all features in the config
            Console.WriteLine($"{feature.Key}: {(context.RunFeature(feature.Key, enableTracking: false) is null ? "off" : "on")}");
    }

    internal static void Overlays(ConvertContext context)
    {
        var onPricing = context.With(locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        var plan = onPricing.Features.PricingPlans.DefaultPlan;
        var silent = context.With(enableTracking: false).Experiences.CheckoutExperiment.Variation;
        Use(plan, silent);
    }

    internal static void Attributes(ConvertCore core)
    {
        var visitor = core.CreateContext("visitor-1", new VisitorAttributes { Country = "US", Plan = "pro", ["beta"] = true });
        var pricing = visitor.With(locationAttributes: new LocationAttributes { Url = "/pricing" }).Features.PricingPlans;
        Use(pricing.DefaultPlan);
    }

    internal static void JsonVariables(ConvertContext context)
    {
        if (context.Features.CheckoutBanner.Layout is { Columns: > 1, Theme.Dark: not true } layout)
            Render(layout.Badges.Select(badge => badge.Text));
    }

    internal static void Drift(string sdkKey)
    {
        using var watched = new ConvertCore(new ConvertOptions { SdkKey = sdkKey, Manifest = ConvertManifest.Instance });
        watched.On(LifecycleEvent.ConfigUpdated, (config, _) => Alert(config.Drift?.Differences));
    }

    private static void Render(IEnumerable<string> texts) => Use(texts);

    private static void Alert(IReadOnlyList<ConfigDifference>? differences) => Use(differences);

    private static void Use(params object?[] values) => GC.KeepAlive(values);
}
