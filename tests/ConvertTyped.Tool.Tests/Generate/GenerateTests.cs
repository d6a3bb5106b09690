namespace ConvertTyped.Tool.Tests.Generate;

public class GenerateTests
{
    [Fact]
    public async Task The_files_contain_the_generated_code_and_are_visible_to_other_generators()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Log.cs"] = """
            using System.Text.Json.Serialization;

            [JsonSerializable(typeof(CheckoutBannerLayout))]
            internal partial class ShopJson : JsonSerializerContext;
            """;

        (await workplace.RunAsync("generate", "--output", "Generated", "--check")).Exits(1);
        Assert.False(Directory.Exists(workplace.At("Generated")));
        (await workplace.RunAsync("generate", "--output", "Generated")).Exits(0);
        var features = workplace["Generated/Shop.ConvertAccessors.Features.g.cs"];
        Assert.Contains("CheckoutBannerFeature CheckoutBanner =>", features, StringComparison.Ordinal);

        workplace["Shop.csproj"] = workplace["Shop.csproj"].Replace("<Nullable>", "<ConvertTypedGenerate>false</ConvertTypedGenerate><Nullable>", StringComparison.Ordinal);
        var build = await Dotnet.RunAsync(workplace.Folder, ["build", "-v", "q", "-nodeReuse:false"], TestContext.Current.CancellationToken);
        Assert.True(build.ExitCode == 0, build.Output);
        var upToDate = (await workplace.RunAsync("generate", "--output", "Generated", "--check")).Exits(0);
        Assert.Equal("The generated code in Generated is up to date.", upToDate.Output.Trim());

        workplace["Generated/Shop.ConvertAccessors.Features.g.cs"] = features.Replace("CheckoutBanner", "Other", StringComparison.Ordinal);
        workplace["Generated/Shop.ConvertAccessors.Old.g.cs"] = features;
        workplace["Generated/Mine.g.cs"] = "// Mine\n";
        var check = (await workplace.RunAsync("generate", "--output", "Generated", "--check")).Exits(1);
        Assert.Equal(
            ["Generated/Shop.ConvertAccessors.Features.g.cs differs from the code that the generator creates. Run the same command without --check.", "Generated/Shop.ConvertAccessors.Old.g.cs is no longer generated. Run the same command without --check."],
            check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        (await workplace.RunAsync("generate", "--output", "Generated")).Exits(0);
        Assert.Equal(features, workplace["Generated/Shop.ConvertAccessors.Features.g.cs"]);
        Assert.False(workplace.Has("Generated/Shop.ConvertAccessors.Old.g.cs"));
        Assert.True(workplace.Has("Generated/Mine.g.cs"));
    }

    [Fact]
    public async Task By_default_generate_uses_the_only_project_in_the_folder_even_if_there_is_also_a_solution()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["Shop.sln"] = "Microsoft Visual Studio Solution File, Format Version 12.00\n";
        workplace["convert.json"] = ShopConfig.Text;

        (await workplace.RunAsync("generate", "--output", "Generated")).Exits(0);
        Assert.True(workplace.Has("Generated/Shop.ConvertAccessors.Features.g.cs"));

        workplace["Other.csproj"] = ConsumerProject.File();
        var run = (await workplace.RunAsync("generate", "--output", "Generated")).Exits(2);
        Assert.Contains("There are several projects in '.'. Specify one of ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_generated_from_a_config_with_an_error()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = "{";
        var run = (await workplace.RunAsync("generate", "--output", "Generated")).Exits(2);
        Assert.Contains("CVT0001", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.At("Generated")));
    }
}
