namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Tests the packed packages in component libraries of applications that run in the browser, and in libraries whose build writes TypeScript files.</summary>
public sealed class BrowserLibraryTests(PackedPackages packages)
{
    private const string Banner = """
        @using ConvertTyped
        @using ConvertTyped.Blazor

        <ConvertFeature Of="c => c.Features.Hero" Context="hero">
            <h2>@hero.Headline</h2>
        </ConvertFeature>
        """;

    private static readonly string Config = Path.Combine(Repository.Root, "samples", "WebShop", "convert.json");

    [Fact]
    public async Task A_component_library_with_browser_support_contains_no_config_and_the_build_warns_about_other_libraries()
    {
        var folder = await packages.NewFolderAsync("Library");
        await RunAsync(folder, "new", "blazorwasm", "-o", "Shop", "--empty");
        await RunAsync(folder, "new", "razorclasslib", "-o", "Widgets");
        await RunAsync(folder, "add", "Widgets", "package", "ConvertTyped.Blazor");
        await RunAsync(folder, "add", "Shop", "package", "ConvertTyped.Blazor");
        await RunAsync(folder, "add", "Shop", "reference", "Widgets");
        File.Copy(Config, Path.Combine(folder, "Widgets", "convert.json"));
        File.Copy(Config, Path.Combine(folder, "Shop", "convert.json"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Widgets", "Banner.razor"), Banner);
        var page = Path.Combine(folder, "Shop", "Pages", "Home.razor");
        await File.WriteAllTextAsync(page, await File.ReadAllTextAsync(page) + "\n<Widgets.Banner />\n");

        await RunAsync(folder, "build", "Shop", "-c", Dotnet.Configuration, "-v", "q", "-warnaserror");
        Assert.False(ContainsConfig(folder));

        var project = Path.Combine(folder, "Widgets", "Widgets.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project)).Replace("""<SupportedPlatform Include="browser" />""", "", StringComparison.Ordinal));
        var output = await RunAsync(folder, "build", "Shop", "-c", Dotnet.Configuration, "-v", "q");
        Assert.True(ContainsConfig(folder));
        Assert.Contains("warning CVT3001: The library 'Widgets' contains a Convert config, which everybody can read in the browser.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outdated_TypeScript_files_are_deleted()
    {
        var folder = await packages.NewFolderAsync("Types");
        await RunAsync(folder, "new", "classlib", "-o", "Types");
        await RunAsync(folder, "add", "Types", "package", "ConvertTyped");
        File.Copy(Config, Path.Combine(folder, "Types", "convert.json"));
        Assert.Equal("convert.d.ts", await TypesAsync("First"));
        Assert.Equal("convert.d.ts", await TypesAsync("Second"));
        Assert.Equal("convert.d.ts", await TypesAsync("Second"));

        // If there are two configs, each file is named after the namespace of its config.
        File.Copy(Config, Path.Combine(folder, "Types", "other.convert.json"));
        var project = Path.Combine(folder, "Types", "Types.csproj");
        await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project)).Replace(
            "</Project>", """<ItemGroup><AdditionalFiles Include="other.convert.json" ConvertNamespace="Third" /></ItemGroup></Project>""", StringComparison.Ordinal));
        Assert.Equal("Second.d.ts Third.d.ts", await TypesAsync("Second"));

        async Task<string> TypesAsync(string name)
        {
            await RunAsync(folder, "build", "Types", "-v", "q", "-warnaserror", "-p:ConvertTypedTypeScript=web", $"-p:ConvertTypedNamespace={name}");
            return string.Join(' ', Directory.GetFiles(Path.Combine(folder, "Types", "web")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    private static bool ContainsConfig(string folder) =>
        File.ReadAllBytes(Path.Combine(folder, "Widgets", "bin", Dotnet.Configuration, "net10.0", "Widgets.dll")).AsSpan().IndexOf("traffic_allocation"u8) >= 0;

    private static async Task<string> RunAsync(string folder, params string[] command) =>
        (await Dotnet.RunAsync(folder, command, TestContext.Current.CancellationToken)).RequireSuccess();
}
