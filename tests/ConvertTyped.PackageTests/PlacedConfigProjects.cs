namespace ConvertTyped.PackageTests;

/// <summary>
/// Projects with configs of various names in various folders, and with several kinds of package management.
/// All of these projects must build without a warning.
/// </summary>
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
        WriteGlob(feed);
        WriteWide(feed);
        WriteKinds(feed);
        Write(feed, "Twice", "", "<AdditionalFiles Include=\"convert.json\" ConvertNamespace=\"Shop.Twice\" />", "convert.json", "Shop.Twice");
        Write(feed, "TwiceLoose", "<ConvertTypedEmbedConfig>false</ConvertTypedEmbedConfig>", "<AdditionalFiles Include=\"convert.json\" ConvertNamespace=\"Shop.Twice\" />", "convert.json", "Shop.Twice");
        WriteLate(feed);
        WriteFallbacks(feed);
        WriteResources(feed);
        Write(feed, "CaseKeys", "<AnalysisLevel>latest-all</AnalysisLevel><ConvertTypedAccessibility>public</ConvertTypedAccessibility>", "", "convert.json");
        feed.Write("CaseKeys/convert.json", CaseKeys);
        feed.Write("CaseKeys/Assembly.cs", "[assembly: System.CLSCompliant(false)]\n");
        File.Delete(Path.Combine(feed.Folder, "CaseKeys", "Use.cs"));
    }

    /// <summary>Writes a project whose patterns also match copies of the config from earlier builds. These copies must not count as configs.</summary>
    private static void WriteGlob(PackedFeed feed)
    {
        Write(feed, "Glob", "<PublishDir>published/</PublishDir>", """
            <AdditionalFiles Include="**/convert.json" />
            <AdditionalFiles Include="./**/convert.json" />
            <AdditionalFiles Include="$(MSBuildThisFileDirectory)**/convert.json" />
            <AdditionalFiles Include="**/convert.json" ConvertTyped="true" />
            """, "bindings/convert.json");
        feed.Write("Glob/Project.cs", "internal static class Project\n{\n    internal static ConvertTyped.ConvertConfig Config => ConvertProject.Config;\n}\n");
        feed.Write("Glob/Directory.Build.props", """
            <Project>
              <Import Project="../Directory.Build.props" />
              <PropertyGroup>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath>
              </PropertyGroup>
            </Project>
            """);
        foreach (var folder in new[] { "bin/Debug/net10.0", "obj/Debug", "artifacts/bin/Glob/debug", "artifacts/publish/Glob/release", "published" })
            feed.Write($"Glob/{folder}/convert.json", Fixture.ShopConfig);
    }

    /// <summary>Writes a pattern for the whole repository. The pattern also matches copies of the config in the output of other projects.</summary>
    private static void WriteWide(PackedFeed feed)
    {
        feed.Write("Wide/Directory.Build.props", """
            <Project>
              <Import Project="../Directory.Build.props" />
              <ItemGroup>
                <AdditionalFiles Include="$(MSBuildThisFileDirectory)**/convert.json" />
              </ItemGroup>
            </Project>
            """);
        feed.Write("Wide/Site/Site.csproj", Consumers.Project(""));
        feed.Write("Wide/Site/convert.json", Fixture.ShopConfig);
        feed.Write("Wide/Site/Use.cs", Use);
        feed.Write("Wide/tools/Other/Other.fsproj", "<Project />");
        foreach (var folder in new[] { "bin/Debug/net10.0", "bin/Release/net10.0/publish", "obj/Debug" })
            feed.Write($"Wide/tools/Other/{folder}/convert.json", Fixture.ShopConfig);
    }

    /// <summary>Writes projects like those that old or unusual templates create. The only source file of the first project is in another folder.</summary>
    private static void WriteKinds(PackedFeed feed)
    {
        feed.Write("3d-shop/3d-shop.csproj", Consumers.Project(
            "<TargetFramework>net8.0</TargetFramework><LangVersion>latestMajor</LangVersion><RootNamespace></RootNamespace><Nullable>disable</Nullable><ImplicitUsings>disable</ImplicitUsings>",
            "<Compile Include=\"../LinkedSources/*.cs\" LinkBase=\"Linked\" />"));
        feed.Write("3d-shop/convert.json", Fixture.ShopConfig);
        feed.Write("LinkedSources/Use.cs", "internal static class Use\n{\n    internal static string Headline(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.Headline;\n}\n");
        feed.Write("VisualBasic/VisualBasic.vbproj", Consumers.Project(""));
        feed.Write("VisualBasic/convert.json", Fixture.ShopConfig);
        feed.Write("VisualBasic/Use.vb", """
            Public Class Use
                Public Shared Function Banner(context As ConvertTyped.ConvertContext) As Object
                    Return context.RunFeature("checkout-banner")
                End Function
            End Class
            """);
        feed.Write("RazorLibrary/RazorLibrary.csproj", Consumers.Project("", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />").Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Razor", StringComparison.Ordinal));
        feed.Write("RazorLibrary/convert.json", Fixture.ShopConfig);
        feed.Write("RazorLibrary/Banner.razor", "@inject ConvertTyped.ConvertContext Convert\n@if (Convert.Features.CheckoutBanner is { IsEnabled: true } banner)\n{\n    <p>@banner.Headline</p>\n}\n");
    }

    private static void WriteLate(PackedFeed feed)
    {
        feed.Write("Late/Directory.Build.targets", """
            <Project>
              <Import Project="../Directory.Build.targets" />
              <PropertyGroup>
                <RootNamespace>Shop.Late</RootNamespace>
              </PropertyGroup>
            </Project>
            """);
        Write(feed, "Late", "", "", "convert.json", "Shop.Late.ConvertAccessors");
    }

    /// <summary>Writes a project with a fallback file beside the config. The file contains a value for the headline, so the headline cannot be null.</summary>
    private static void WriteFallbacks(PackedFeed feed)
    {
        Write(feed, "Fallbacks", "", "<AdditionalFiles Include=\"configs/eu.convert.json\" />", "configs/eu.convert.json");
        feed.Write("Fallbacks/configs/convert.fallbacks.json", """{ "features": { "checkout-banner": { "headline": "Welcome" } } }""");
        feed.Write("Fallbacks/Use.cs", "internal static class Use\n{\n    internal static int Length(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner.Headline.Length;\n}\n");
    }

    /// <summary>Writes a program that reads its embedded configs. The program writes the number of configs and the names of its resources to a file.</summary>
    private static void WriteResources(PackedFeed feed)
    {
        feed.Write("Resources/Resources.csproj", Consumers.Project("<OutputType>Exe</OutputType>", """
            <AdditionalFiles Include="flags.json" ConvertTyped="true" ConvertNamespace="Marked" />
            <AdditionalFiles Include="Shop.Convert.json" ConvertNamespace="Capital" />
            <AdditionalFiles Include="shop#1.convert.json" ConvertNamespace="Sharp#1" />
            <EmbeddedResource Include="convert.json" LogicalName="convert.json" />
            """));
        foreach (var config in new[] { "flags.json", "Shop.Convert.json", "shop#1.convert.json", "convert.json" })
            feed.Write($"Resources/{config}", Fixture.ShopConfig);
        feed.Write("Resources/Program.cs", """
            ConvertTyped.ConvertConfig[] configs =
                [Marked.ConvertProject.Config, Capital.ConvertProject.Config, Sharp_1.ConvertProject.Config, Shop.ConvertAccessors.ConvertProject.Config];
            var names = typeof(Marked.Features).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal);
            File.WriteAllText(args[1], $"{configs.Length} {string.Join(' ', names)}");
            """);
    }

    private static void Write(PackedFeed feed, string project, string properties, string items, string config, string? expectedNamespace = null)
    {
        feed.Write($"{project}/{project}.csproj", Consumers.Project(properties, items));
        feed.Write($"{project}/{config}", Fixture.ShopConfig);
        feed.Write($"{project}/Use.cs", Use);
        if (expectedNamespace is not null)
            feed.Write($"{project}/Namespace.cs", $"internal static class Namespace\n{{\n    internal static readonly {expectedNamespace}.CheckoutExperimentVariation None = {expectedNamespace}.CheckoutExperimentVariation.None;\n}}\n");
    }
}
