namespace ConvertTyped.Snippets;

/// <summary>The examples that appear only in the XML documentation, and not on any page in docs.</summary>
internal static class ApiExamples
{
    internal static void Start()
    {
        using var core = ConvertCore.Start(new ConvertOptions { Config = ConvertConfig.FromFile("convert.json"), Environment = "live" });
        ConvertContext context = core.CreateContext("visitor-1");
        Use(context);
    }

    internal static FeatureResult? Decided(string json)
    {
        using var core = ConvertCore.Start(new ConvertOptions { Config = ConvertConfig.FromDecisions(json) });
        FeatureResult? banner = core.CreateContext("visitor-1").RunFeature("checkout-banner"); // the same result as on the server
        return banner;
    }

    internal static ConvertContext CreateContext(ConvertCore core)
    {
        var context = core.CreateContext(
            "visitor-1",
            attributes: new Dictionary<string, object?> { ["country"] = "DE", ["plan"] = "pro" },
            locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        return context;
    }

    internal static void Views(ConvertContext context)
    {
        var onPricing = context.With(locationAttributes: new Dictionary<string, object?> { ["url"] = "/pricing" });
        var silent = context.With(enableTracking: false);
        Use(onPricing, silent);
    }

    internal static async Task Flush(ConvertCore core)
    {
        FlushResult flushed = await core.FlushAsync();
        if (flushed.Error is not null)
            Console.Error.WriteLine($"{flushed.Remaining} events remain, {flushed.Dropped} were rejected: {flushed.Error.Message}");
    }

    internal static void Evaluate(ConvertContext context)
    {
        bool isOnePage = context.RunExperience("checkout-experiment")?.VariationKey == "treatment";
        string headline = context.RunFeature("checkout-banner")?.Variables.GetString("headline") ?? "Your cart";
        bool wasAdded = context.RunCustomSegments(["us-visitors"]).Matched; // also false if the visitor was already in the segment
        Use(isOnePage, headline, wasAdded);
    }

    internal static void Variables(ConvertContext context)
    {
        if (context.RunFeature("checkout-banner") is { } banner)
        {
            string headline = banner.Variables.GetString("headline") ?? "Your cart";
            long maxItems = banner.Variables.GetInt64("max_items") ?? 10;
            Use(headline, maxItems);
        }
    }

    internal static void Visitor(ConvertContext context)
    {
        context.TrackConversion(
            "purchase_completed",
            revenue: 49.99m,
            conversionData: new Dictionary<string, object?> { ["transactionId"] = "order-1042", ["productsCount"] = 3 });
        context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" }); // the visitor has just upgraded
        context.SetSegments(new Dictionary<string, object?> { ["country"] = "DE", ["devices"] = "PHONE" });
    }

    internal static ConvertOptions Cached(string sdkKey) => new()
    {
        SdkKey = sdkKey,
        ConfigCache = new FileConfigCache("/var/lib/shop/convert.json"),
    };

    internal static bool IsOnePage(ConvertContext context)
    {
        return Sees(context, "checkout-experiment", "treatment");

        static bool Sees(ConvertContext context, [ExperienceKey] string experience, string variation) =>
            context.RunExperience(experience)?.VariationKey == variation;
    }

    private static void Use(params object?[] values) => GC.KeepAlive(values);
}
