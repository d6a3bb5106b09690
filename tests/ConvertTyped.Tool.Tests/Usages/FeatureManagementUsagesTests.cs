using System.Text.Json;
using System.Xml.Linq;

namespace ConvertTyped.Tool.Tests.Usages;

public class FeatureManagementUsagesTests
{
    /// <summary>In a project that references ConvertTyped.FeatureManagement, the name of a flag can be the key of an experience or a feature.</summary>
    [Fact]
    public async Task FeatureManagement_flags_named_after_an_experience_or_a_feature_are_listed_as_uses_and_other_flags_are_not()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.WebFile().Replace("<Using Include", $"""
            <PackageReference Include="Microsoft.FeatureManagement.AspNetCore" Version="{Version("Microsoft.FeatureManagement.AspNetCore")}" />
                <Reference Include="{Repository.At("src", "ConvertTyped.FeatureManagement", "bin", Dotnet.Configuration, "net10.0", "ConvertTyped.FeatureManagement.dll")}" />
                <Using Include
            """, StringComparison.Ordinal);
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Program.cs"] = """
            using Microsoft.FeatureManagement;
            using Microsoft.FeatureManagement.Mvc;

            IFeatureManager features = null!;
            _ = await features.IsEnabledAsync("recommendations");
            _ = await features.IsEnabledAsync("checkout-experiment");
            _ = await features.IsEnabledAsync("a-flag-of-the-application");

            [FeatureGate("season-banner", "another-flag-of-the-application")]
            internal sealed class Gated;
            """;
        Directory.CreateDirectory(workplace.At("Pages"));
        workplace["Pages/Index.cshtml"] = """
            @page
            @addTagHelper *, Microsoft.FeatureManagement.AspNetCore
            <feature name="own-recommendations, recommendations, own-flag,season-banner">Hello</feature>
            """;
        Dotnet.Run(workplace.Folder, "restore").RequireSuccess();

        var output = (await workplace.RunAsync("usages", "--format", "json")).Exits(0).Output;

        var entities = JsonElement.Parse(output).GetProperty("entities").EnumerateArray().ToList();
        Assert.Equal(
            ["Pages/Index.cshtml(3,37) markup", "Program.cs(5,35) key"], Places("recommendations"));
        Assert.Equal(["Program.cs(6,35) key"], Places("checkout-experiment"));
        Assert.Equal(["Pages/Index.cshtml(3,63) markup", "Program.cs(9,14) key"], Places("season-banner"));
        Assert.DoesNotContain(entities, entity => entity.GetProperty("mentions").GetArrayLength() > 0 || !entity.GetProperty("isKnown").GetBoolean());

        IEnumerable<string> Places(string key) => entities.Single(entity => entity.GetProperty("key").GetString() == key).GetProperty("places").EnumerateArray()
            .Select(place => $"{place.GetProperty("file")}({place.GetProperty("line")},{place.GetProperty("column")}) {place.GetProperty("kind")}").Order(StringComparer.Ordinal);
    }

    private static string Version(string package) => XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
        .Single(element => (string?)element.Attribute("Include") == package).Attribute("Version")!.Value;
}
