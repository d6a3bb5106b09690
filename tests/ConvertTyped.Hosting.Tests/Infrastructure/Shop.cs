namespace ConvertTyped.Hosting.Tests;

/// <summary>The shop's config, and one visitor for each variation of the checkout experiment.</summary>
internal static class Shop
{
    internal const string Experiment = "checkout-experiment";
    internal const string Feature = "express-pay";
    internal const string Goal = "purchase_completed";

    internal static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json");

    internal static string Json { get; } = File.ReadAllText(Path);

    /// <summary>A visitor who sees the treatment, which carries <see cref="Feature"/>.</summary>
    internal static string Treated { get; } = FirstWith("treatment");

    /// <summary>A visitor who sees the control.</summary>
    internal static string Untreated { get; } = FirstWith("control");

    /// <summary>A later version of the shop's config, in which the checkout experiment is archived.</summary>
    internal static string Later { get; } = Json
        .Replace("2026-11-20", "2026-11-21", StringComparison.Ordinal)
        .Replace("[\"100409999\"]", "[\"100410001\"]", StringComparison.Ordinal);

    internal static ConvertConfig Config { get; } = ConvertConfig.FromString(Json);

    private static string FirstWith(string variation)
    {
        using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromString(Json) }).Initialize();
        return Enumerable.Range(0, 100).Select(i => $"visitor-{i}").First(id => core.CreateContext(id).RunExperience(Experiment)?.VariationKey == variation);
    }
}
