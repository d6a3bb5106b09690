namespace ConvertTyped.PackageTests;

/// <summary>Libraries that must build without a warning for any place and name of the config, and for any kind of package management.</summary>
internal static class PlacedConfigProjects
{
    private const string Use = "internal static class Use\n{\n    internal static string? Headline(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.Headline;\n}\n";

    private static readonly string CaseKeys =
        """{"account_id":"1","project":{"id":"2"},"features":[{"id":"1","key":"checkout-banner","variables":[{"key":"headline","type":"string"}]},{"id":"2","key":"checkoutbanner","variables":[]}],"experiences":[{"id":"3","key":"e","variations":[{"id":"4","key":"v","traffic_allocation":100,"changes":[{"type":"fullStackFeature","data":{"feature_id":"1"}},{"type":"fullStackFeature","data":{"feature_id":"2"}}]}]}]}""";

    public static void Write(PackedFeed feed)
    {
        feed.Write("Central/Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="ConvertTyped" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Write(feed, "Central", "<WithoutPackage>true</WithoutPackage>", "<PackageReference Include=\"ConvertTyped\" />", "convert.json");
        Write(feed, "Absolute", "", "<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)configs/live.json\" ConvertTyped=\"true\" />", "configs/live.json");
        Write(feed, "Capital", "", "", "Convert.json");
        Write(feed, "Sharp", "<RootNamespace>Shop.C#</RootNamespace>", "", "convert.json");
        // The copy of an earlier build must not count as a second config.
        Write(feed, "Glob", "", "<AdditionalFiles Include=\"**/convert.json\" />", "convert.json");
        feed.Write("Glob/bin/Debug/net10.0/convert.json", Fixture.ShopConfig);
        Write(feed, "CaseKeys", "<AnalysisLevel>latest-all</AnalysisLevel><ConvertTypedAccessibility>public</ConvertTypedAccessibility>", "", "convert.json");
        feed.Write("CaseKeys/convert.json", CaseKeys);
        feed.Write("CaseKeys/Assembly.cs", "[assembly: System.CLSCompliant(false)]\n");
        File.Delete(Path.Combine(feed.Folder, "CaseKeys", "Use.cs"));
    }

    private static void Write(PackedFeed feed, string project, string properties, string items, string config)
    {
        feed.Write($"{project}/{project}.csproj", Consumers.Project(properties, items));
        feed.Write($"{project}/{config}", Fixture.ShopConfig);
        feed.Write($"{project}/Use.cs", Use);
    }
}
