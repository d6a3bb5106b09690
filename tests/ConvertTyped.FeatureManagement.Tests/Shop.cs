namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>The shop's config, and the application's own definitions.</summary>
internal static class Shop
{
    /// <summary>
    /// The application's own definitions, in the <c>FeatureManagement</c> schema. The flag <c>express-pay</c> is off in these definitions, and it is also a feature of Convert.
    /// </summary>
    internal static Dictionary<string, string?> OwnDefinitions { get; } = new()
    {
        ["FeatureManagement:OwnFlag"] = "true",
        ["FeatureManagement:OwnFlagOff"] = "false",
        ["FeatureManagement:express-pay"] = "false",
    };

    internal static TestConvert Convert() => new(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));
}
