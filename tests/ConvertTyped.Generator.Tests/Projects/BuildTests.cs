namespace ConvertTyped.Generator.Tests.Projects;

public class BuildTests
{
    private const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <RootNamespace>Shop.Library</RootNamespace>
          </PropertyGroup>
          <ItemGroup>
            <InternalsVisibleTo Include="App" />
          </ItemGroup>
        </Project>
        """;

    private const string PublicLibrary = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <ConvertTypedAccessibility>public</ConvertTypedAccessibility>
            <ConvertTypedAutoInclude>false</ConvertTypedAutoInclude>
          </PropertyGroup>
          <ItemGroup>
            <AdditionalFiles Include="flags.json" ConvertTyped="true" ConvertNamespace="Shop.Flags" />
          </ItemGroup>
        </Project>
        """;

    private const string App = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
          <ItemGroup>
            <AdditionalFiles Include="convert.json" />
            <ProjectReference Include="../Library/Library.csproj" />
            <ProjectReference Include="../PublicLibrary/PublicLibrary.csproj" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using ConvertTyped;

        using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile(args[0]) });
        var context = core.Initialize().CreateContext(args[1]);
        Console.WriteLine(context.Features.CheckoutBanner.Headline ?? FeatureKeys.CheckoutBanner);
        """;

    [Fact]
    public async Task Code_that_matches_the_config_builds_with_all_analyzers_and_code_that_does_not_match_fails()
    {
        var project = new BuiltProject("every-rule");
        const string Assembly = "[assembly: System.CLSCompliant(false)]\n";
        project.Write("Library/Library.csproj", Library);
        project.Write("Library/convert.json", HardConfig.Text);
        project.Write("Library/Assembly.cs", Assembly);
        project.Write("PublicLibrary/PublicLibrary.csproj", PublicLibrary);
        project.Write("PublicLibrary/flags.json", HardConfig.Text);
        project.Write("PublicLibrary/Assembly.cs", Assembly);
        project.Write("App/App.csproj", App);
        project.Write("App/convert.json", Configs.Documented);
        project.Write("App/Assembly.cs", Assembly);
        project.Write("App/Program.cs", Program);

        var clean = await project.RunAsync("build", "App", "-v", "q", "-nodeReuse:false");
        Assert.Contains("    0 Warning(s)", clean, StringComparison.Ordinal);
        Assert.Contains("    0 Error(s)", clean, StringComparison.Ordinal);

        project.Write("App/convert.json", Configs.Documented
            .Replace("\"checkout-banner\"", "\"checkout-ribbon\"", StringComparison.Ordinal)
            .Replace("\"account_id\": \"10041001\",", "\"account_id\": 010041001,", StringComparison.Ordinal));
        var broken = await project.RunAsync("build", "App", "-v", "q", "--no-restore", "--no-dependencies", "-nodeReuse:false");
        Assert.Contains("App/convert.json(2,17): error CVT0001:", broken, StringComparison.Ordinal);
        Assert.Contains("App/Program.cs(5,36): error CS1061: 'Features' does not contain a definition for 'CheckoutBanner'", broken, StringComparison.Ordinal);
        Assert.Contains("App/Program.cs(5,75): error CS0117: 'FeatureKeys' does not contain a definition for 'CheckoutBanner'", broken, StringComparison.Ordinal);
    }
}
