namespace ConvertTyped.PackageTests;

/// <summary>New projects of many kinds that use the packages and are built together.</summary>
public sealed class Consumers : IDisposable
{
    private readonly PackedFeed _feed = new();
    private readonly Lazy<PackedFeed> _packed;
    private readonly Lazy<string> _built;

    public Consumers()
    {
        _packed = new(Pack);
        _built = new(Build);
    }

    /// <summary>The feed with the packages. Reading this property does not build the projects.</summary>
    public PackedFeed Packed => _packed.Value;

    /// <summary>The feed with the packages, and the output of the build of all projects.</summary>
    public (PackedFeed Feed, string Output) Built => (_feed, _built.Value);

    private static IEnumerable<string> Projects =>
        ["Console/Console.csproj", "Older/Older.csproj", "Library/Library.csproj", "App/App.csproj", "Strict/Strict.csproj", "NoConfig/NoConfig.csproj",
            "Excluded/Excluded.csproj", "FSharp/FSharp.fsproj", "Tested/Tested.csproj", "OwnNames/OwnNames.csproj", "MultiTarget/MultiTarget.csproj", "Embedded/Embedded.csproj",
            "BothLibrary/BothLibrary.csproj", "BothApp/BothApp.csproj", "Internals/Internals.csproj", "Internals.Tests/Internals.Tests.csproj",
            "Publics/Publics.csproj", "Publics.Tests/Publics.Tests.csproj", "Several.Tests/Several.Tests.csproj", "Wide/Site/Site.csproj", "3d-shop/3d-shop.csproj", "VisualBasic/VisualBasic.vbproj", "RazorLibrary/RazorLibrary.csproj",
            "Central/Central.csproj", "Absolute/Absolute.csproj", "Capital/Capital.csproj", "Sharp/Sharp.csproj", "Glob/Glob.csproj", "CaseKeys/CaseKeys.csproj", "Twice/Twice.csproj",
            "TwiceLoose/TwiceLoose.csproj", "Late/Late.csproj", "Fallbacks/Fallbacks.csproj", "Resources/Resources.csproj", "MultiTests/MultiTests.csproj", "TypeScript/TypeScript.csproj"];

    /// <summary>Runs a project's program with the shop's config, and returns its output.</summary>
    public string Run(string project, string targetFramework = "net10.0") =>
        Run("dotnet", [Path.Combine(Built.Feed.Folder, project, "bin", "Debug", targetFramework, project + ".dll")]);

    /// <summary>Runs a program with the shop's config and an output file as its last arguments, and returns the text in the file.</summary>
    public string Run(string program, IEnumerable<string> arguments)
    {
        var written = Path.Combine(_feed.Folder, Guid.NewGuid().ToString("N"));
        var (exitCode, output) = Dotnet.RunProgram(program, _feed.Folder, [.. arguments, Path.Combine(_feed.Folder, "Console", "convert.json"), written]);
        Assert.True(exitCode == 0, output);
        return File.ReadAllText(written);
    }

    public void Dispose() => _feed.Dispose();

    private PackedFeed Pack()
    {
        _feed.Pack();
        return _feed;
    }

    private string Build()
    {
        _ = Packed;
        _feed.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Shop</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
        _feed.Write("Directory.Build.targets", $"""
            <Project>
              <ItemGroup Condition="'$(WithoutPackage)' != 'true'">
                <PackageReference Include="ConvertTyped" Version="{_feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        WriteConsole();
        WriteOlderConsole();
        WriteLibraryAndApp();
        WriteStrictLibrary();
        WriteProjectsWithoutAccessors();
        WriteTests();
        FaultProjects.Write(_feed);
        SharedTypesProjects.Write(_feed);
        PlacedConfigProjects.Write(_feed);
        TypeScriptProject.Write(_feed);
        _feed.Write("All.slnx", $"""
            <Solution>
              {string.Join("\n  ", Projects.Select(project => $"<Project Path=\"{project}\" />"))}
            </Solution>
            """);
        return Dotnet.Run(_feed.Folder, "build", "All.slnx", "-v", "q", "-nodeReuse:false").RequireSuccess();
    }

    private void WriteConsole()
    {
        _feed.Write("Console/Console.csproj", Project("<OutputType>Exe</OutputType>"));
        _feed.Write("Console/convert.json", Fixture.ShopConfig);
        _feed.Write("Console/Program.cs", Fixture.DocumentedProgram);
    }

    /// <summary>Writes a project in C# 12. The config is outside the folder of the project and has Windows line endings and a byte order mark.</summary>
    private void WriteOlderConsole()
    {
        _feed.Write("shared/flags.json", "\uFEFF" + Fixture.ShopConfig.ReplaceLineEndings("\r\n"));
        _feed.Write("Older/Older.csproj", Project(
            "<OutputType>Exe</OutputType><TargetFramework>net8.0</TargetFramework><LangVersion>12</LangVersion><RollForward>Major</RollForward>",
            """<AdditionalFiles Include="../shared/flags.json" Link="convert.json" ConvertTyped="true" ConvertNamespace="Shop.Flags" />"""));
        _feed.Write("Older/Program.cs", """
            using ConvertTyped;

            using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile(args[0]) }).Initialize();
            var context = core.CreateContext("visitor-4", new VisitorAttributes { Country = "US" });
            File.WriteAllText(args[1], $"{context.Features().CheckoutBanner.Layout?.Columns} {context.Segments().UsVisitors.Run().Matched} {typeof(Features).Namespace}");
            """);
    }

    private void WriteLibraryAndApp()
    {
        _feed.Write("Library/Library.csproj", Project(
            "<ConvertTypedAccessibility>public</ConvertTypedAccessibility><RootNamespace>Shop.Library</RootNamespace>",
            "<InternalsVisibleTo Include=\"App\" />"));
        _feed.Write("Library/convert.json", Fixture.ShopConfig);
        _feed.Write("Library/Banner.cs", """
            namespace Shop.Library;

            public static class Banner
            {
                public static CheckoutBannerFeature For(ConvertTyped.ConvertContext context) => context.Features.CheckoutBanner;
            }
            """);
        _feed.Write("App/App.csproj", Project(
            "<OutputType>Exe</OutputType><WithoutPackage>true</WithoutPackage>", "<ProjectReference Include=\"../Library/Library.csproj\" />"));
        _feed.Write("App/Program.cs", """
            using ConvertTyped;
            using Shop.Library;
            using Shop.Library.ConvertAccessors;

            using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile(args[0]) }).Initialize();
            var context = core.CreateContext("visitor-4");
            File.WriteAllText(args[1], $"{Banner.For(context).Headline} {context.Features.CheckoutBanner.IsEnabled}");
            """);
    }

    private void WriteStrictLibrary()
    {
        _feed.Write("Strict/Strict.csproj", Project("""
            <LangVersion>preview</LangVersion>
            <AnalysisLevel>preview</AnalysisLevel>
            <AnalysisMode>All</AnalysisMode>
            <Features>strict</Features>
            <WarningLevel>9999</WarningLevel>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <ConvertTypedAccessibility>public</ConvertTypedAccessibility>
            """));
        _feed.Write("Strict/convert.json", Fixture.ShopConfig);
        _feed.Write("Strict/convert.fallbacks.json", """{ "features": { "checkout-banner": { "headline": "Welcome", "layout": { "columns": 1 } } } }""");
        _feed.Write("Strict/Assembly.cs", "[assembly: System.CLSCompliant(false)]\n");
    }

    private void WriteProjectsWithoutAccessors()
    {
        const string Code = "namespace Shop; public static class Keys { public static ConvertTyped.FeatureResult? Of(ConvertTyped.ConvertContext context) => context.RunFeature(\"any\"); }";
        _feed.Write("NoConfig/NoConfig.csproj", Project("<ConvertTypedRequireConfig>false</ConvertTypedRequireConfig>"));
        _feed.Write("NoConfig/Keys.cs", Code);
        _feed.Write("Excluded/Excluded.csproj", Project("<ConvertTypedAutoInclude>false</ConvertTypedAutoInclude>"));
        _feed.Write("Excluded/convert.json", "{ this is not JSON");
        _feed.Write("Excluded/Keys.cs", Code);
        _feed.Write("FSharp/FSharp.fsproj", Project("<OutputType>Exe</OutputType>", "<Compile Include=\"Program.fs\" />"));
        _feed.Write("FSharp/convert.json", Fixture.ShopConfig);
        _feed.Write("FSharp/Program.fs", """
            open ConvertTyped
            open System.IO

            [<EntryPoint>]
            let main args =
                use core = (new ConvertCore(ConvertOptions(Config = ConvertConfig.FromFile args[0]))).Initialize()
                match core.CreateContext("visitor-4").RunFeature "checkout-banner" with
                | null -> 1
                | banner -> File.WriteAllText(args[1], banner.Variables.GetString "headline"); 0
            """);
    }

    /// <summary>Writes a project that references only the testing package, which includes the runtime and the generator.</summary>
    private void WriteTests()
    {
        _feed.Write("Tested/Tested.csproj", Project(
            "<OutputType>Exe</OutputType><WithoutPackage>true</WithoutPackage>", $"<PackageReference Include=\"ConvertTyped.Testing\" Version=\"{_feed.Version}\" />"));
        _feed.Write("Tested/convert.json", Fixture.ShopConfig);
        _feed.Write("Tested/Program.cs", """
            using ConvertTyped;
            using ConvertTyped.Testing;

            using var convert = new TestConvert();
            using var forced = convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control);
            using var enabled = convert.Features.CheckoutBanner.Enable(headline: "Tested", layout: new CheckoutBannerLayout { Columns = 7 });
            var visitor = convert.Context("anna");
            var banner = visitor.Features.CheckoutBanner;
            visitor.Goals.PurchaseCompleted.Track(revenue: 5m);
            File.WriteAllText(args[1], $"{visitor.Experiences.CheckoutExperiment.Variation} {banner.Headline} {banner.Layout?.Columns} {convert.Conversions.Single().Revenue}");
            """);
    }

    internal static string Project(string properties, string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;
}
