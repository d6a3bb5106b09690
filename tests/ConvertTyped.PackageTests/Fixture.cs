namespace ConvertTyped.PackageTests;

/// <summary>The files of the shop, which the tests write to their projects.</summary>
internal static class Fixture
{
    public static string ShopConfig { get; } = Read("convert.json");

    /// <summary>The program in the documentation. Its arguments are the live config and the output file.</summary>
    public static string DocumentedProgram { get; } = Read("Documented.cs");

    /// <summary>The output of the documented program for the shop's config.</summary>
    public const string DocumentedOutput = """
        banner: One page to go, 12 items
        One page to go; new; Treatment; True
        2 columns, CheckoutBannerLayoutTheme { Accent = #d63384, Dark = True, Name = bold }, [CheckoutBannerLayoutBadgesItem { Priority = 1, Text = Free delivery }]
        segment: True, conversion: Deduplicated

        """;

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", name));
}
