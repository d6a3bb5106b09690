namespace ConvertTyped.Cleanup.Tests;

/// <summary>The decisions for the corpus, by the names that its files use.</summary>
internal static class Decisions
{
    private static readonly VariableDecision[] On =
    [
        new("headline", "Headline", "Welcome"),
        new("enabled", "Enabled", true),
        new("max_items", "MaxItems", 5L),
        new("discount", "Discount", 7.5),
        new("layout", "Layout", null, IsLiteral: false),
    ];

    internal static FlagDecision Named(string name) => name switch
    {
        "treatment" => new ExperienceDecision("checkout-experiment", "CheckoutExperiment", new("12", "treatment", "Treatment")),
        "control" => new ExperienceDecision("checkout-experiment", "CheckoutExperiment", new("11", "control", "Control")),
        "express" => new ExperienceDecision("checkout-experiment", "CheckoutExperiment", new("13", "express", "Express")),
        "none" => new ExperienceDecision("checkout-experiment", "CheckoutExperiment", null),
        "on" => new FeatureDecision("checkout-banner", "CheckoutBanner", true, On),
        "off" => new FeatureDecision("checkout-banner", "CheckoutBanner", false, [.. On.Select(variable => variable with { Value = null, IsLiteral = true })]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The decision is unknown."),
    };
}
