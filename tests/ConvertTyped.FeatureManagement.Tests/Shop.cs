namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>The shop's config, and the definitions that an application has beside it.</summary>
internal static class Shop
{
    /// <summary>In the schema of .NET's feature flags; <c>express-pay</c> is off there and a feature of Convert, too.</summary>
    internal static Dictionary<string, string?> OwnDefinitions { get; } = new()
    {
        ["FeatureManagement:OwnFlag"] = "true",
        ["FeatureManagement:OwnFlagOff"] = "false",
        ["FeatureManagement:express-pay"] = "false",
    };

    internal static TestConvert Convert() => new(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));
}
