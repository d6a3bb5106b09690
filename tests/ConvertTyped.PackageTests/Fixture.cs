namespace ConvertTyped.PackageTests;

/// <summary>The files that the tests give their projects.</summary>
internal static class Fixture
{
    public static string ShopConfig { get; } = Read("convert.json");

    /// <summary>The documentation's code; its arguments are the live config and where to write what was seen.</summary>
    public static string DocumentedProgram { get; } = Read("Documented.cs");

    /// <summary>What that program sees of the shop.</summary>
    public const string DocumentedOutput = """
        banner: One page to go, 12 items
        One page to go; new; Treatment; True
        2 columns, CheckoutBannerLayoutTheme { Accent = #d63384, Dark = True, Name = bold }, [CheckoutBannerLayoutBadgesItem { Priority = 1, Text = Free delivery }]
        segment: True, conversion: Deduplicated

        """;

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", name));
}
