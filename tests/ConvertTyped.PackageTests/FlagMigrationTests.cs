using System.Text.Json.Nodes;

namespace ConvertTyped.PackageTests;

/// <summary>
/// Migrates FlaggedShop, an application with twenty flags of Microsoft.FeatureManagement. The application first runs without Convert, and then
/// on the bridge, with unchanged uses of the flags. Finally, <c>dotnet format</c> alone replaces the names of the flags that have moved to Convert.
/// </summary>
public class FlagMigrationTests(Consumers consumers)
{
    private const string FlagList = "feature_flags";
    private const string MicrosoftSchema = "feature_management";
    private const string DotnetSchema = "FeatureManagement";

    private PackedFeed Feed => consumers.Packed;

    private string Folder => Path.Combine(Feed.Folder, "flagged");

    [Fact]
    public void Names_of_moved_flags_are_replaced_by_dotnet_format_alone()
    {
        var moved = Names(Source("moved.json"));
        Assert.Equal((13, 20), (moved.Length, moved.Length + Names(Source("own.json")).Length));

        // First, the application runs without Convert.
        WriteShop();
        Write("Shop/appsettings.json", Merged(Source("own.json"), Source("moved.json")));
        RunItsTests();

        // Then the application runs on the bridge: Convert has thirteen flags, and the application has seven.
        var before = Sources();
        Feed.PackAlso("src/ConvertTyped.Hosting");
        Feed.PackAlso("src/ConvertTyped.FeatureManagement");
        Write("Directory.Build.props", $"<Project><PropertyGroup><ConvertTypedVersion>{Feed.Version}</ConvertTypedVersion></PropertyGroup></Project>");
        Write("Shop/Registration.cs", Source("Registration.Bridged.cs"));
        Write("Shop/appsettings.json", Source("own.json"));
        Write("Shop/convert.json", Source("convert.json"));
        RunItsTests();
        Assert.Equal(before, Sources());
        Assert.NotEmpty(Strings(moved));

        // Finally, dotnet format replaces the names of the moved flags, and the tests of the application run again.
        Dotnet.Run(Folder, "format", "analyzers", "Shop/Shop.csproj", "--diagnostics", "CVT1016", "--severity", "info", "--no-restore").RequireSuccess();
        Assert.Empty(Strings(moved));
        Assert.Contains("if ((await features.GetConvertContextAsync()).Features.CheckoutBanner.IsEnabled)", Sources()["Checkout.cs"], StringComparison.Ordinal);
        Assert.Contains("[FeatureGate(RequirementType.All, FeatureKeys.ExpressPay, \"InternalTools\")]", Sources()["Controllers.cs"], StringComparison.Ordinal);
        RunItsTests();
    }

    [Fact]
    public void A_misspelled_flag_breaks_the_build_of_an_application_that_uses_the_bridge()
    {
        Feed.PackAlso("src/ConvertTyped.Hosting");
        Feed.PackAlso("src/ConvertTyped.FeatureManagement");
        Feed.Write("Misspelled/Misspelled.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <WithoutPackage>true</WithoutPackage>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvertTyped.FeatureManagement" Version="{Feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        Feed.Write("Misspelled/convert.json", Fixture.ShopConfig);
        Feed.Write("Misspelled/appsettings.Production.json", """{ "FeatureManagement": { "NewFooter": true } }""");
        Feed.Write("Misspelled/Code.cs", """
            using Microsoft.FeatureManagement;

            static class Code
            {
                internal static System.Threading.Tasks.Task<bool> Footer(IFeatureManager features) => features.IsEnabledAsync("NewFooter");
                internal static System.Threading.Tasks.Task<bool> Banner(IFeatureManager features) => features.IsEnabledAsync("checkout-baner");
            }
            """);
        var (exitCode, output) = Dotnet.Run(Feed.Folder, "build", "Misspelled", "-v", "q", "-nodeReuse:false");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Code.cs(6,115): error CVT1002: The config has no feature with the key 'checkout-baner'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("NewFooter", output, StringComparison.Ordinal);
    }

    private void WriteShop()
    {
        // These files prevent the settings of the other consumers from being applied.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        var root = Repository.At("tests", "ConvertTyped.PackageTests", "FlaggedShop");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            if (Path.GetDirectoryName(file) != root)
                Write(Path.GetRelativePath(root, file), File.ReadAllText(file));
        }
    }

    private void RunItsTests()
    {
        Dotnet.Run(Folder, "build", "Shop.Tests", "-v", "q", "-nodeReuse:false").RequireSuccess();
        var output = Dotnet.Run(Folder, "exec", "Shop.Tests/bin/Debug/net10.0/Shop.Tests.dll", "-noColor").RequireSuccess();
        Assert.Contains("Total: 17, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    /// <summary>The application's C# code, without the file that registers FeatureManagement or the bridge.</summary>
    private Dictionary<string, string> Sources() => Directory.GetFiles(Path.Combine(Folder, "Shop"), "*.cs")
        .Where(file => Path.GetFileName(file) != "Registration.cs")
        .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    private IEnumerable<string> Strings(string[] names) => names.Where(name => Sources().Values.Any(text => text.Contains($"\"{name}\"", StringComparison.Ordinal)));

    private void Write(string file, string text) => Feed.Write(Path.Combine("flagged", file), text);

    private static string Source(string file) => Repository.Read("tests", "ConvertTyped.PackageTests", "FlaggedShop", file);

    private static string[] Names(string settings)
    {
        var root = JsonNode.Parse(settings)!;
        return [.. root[DotnetSchema]!.AsObject().Select(flag => flag.Key), .. root[MicrosoftSchema]![FlagList]!.AsArray().Select(flag => (string)flag!["id"]!)];
    }

    private static string Merged(string first, string second)
    {
        var (root, more) = (JsonNode.Parse(first)!, JsonNode.Parse(second)!);
        foreach (var (name, flag) in more[DotnetSchema]!.AsObject())
            root[DotnetSchema]![name] = flag!.DeepClone();
        foreach (var flag in more[MicrosoftSchema]![FlagList]!.AsArray())
            root[MicrosoftSchema]![FlagList]!.AsArray().Add(flag!.DeepClone());
        return root.ToJsonString();
    }
}
