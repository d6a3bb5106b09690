using System.Diagnostics;

namespace ConvertTyped.BuildCost;

/// <summary>A project that is built repeatedly.</summary>
/// <param name="Title">The title of the project's row in the table.</param>
/// <param name="Entities">The number of features, which is also the number of experiences; 0 for a project without a config.</param>
/// <param name="JsonEvery">The interval between features with a JSON variable: 1 for all features, 10 for every tenth feature.</param>
/// <param name="Goal">The limits for the costs of a config; null if there are no limits.</param>
internal sealed record SampleProject(string Title, int Entities, int JsonEvery, Goal? Goal)
{
    private string _folder = "";

    public static readonly IReadOnlyList<SampleProject> All =
    [
        new("package, no config", 0, 1, null),
        new("10 + 10", 10, 10, null),
        new("100 + 100", 100, 10, new(1.05, 1.05, 150_000)),
        new("1,000 + 1,000, a tenth with JSON variables", 1000, 10, null),
        new("1,000 + 1,000, all with JSON variables", 1000, 1, new(1.4, 1.3, 1_500_000)),
    ];

    public long AssemblySize => new FileInfo(Path.Combine(_folder, "bin", "Debug", "net10.0", "Shop.dll")).Length;

    /// <summary>The size of the embedded config in the assembly.</summary>
    public long ConfigSize => Entities == 0 ? 0 : new FileInfo(Path.Combine(_folder, "convert.json")).Length;

    public void Write(PackedFeed feed, int sourceFiles)
    {
        var name = $"p{Entities}-{JsonEvery}";
        _folder = Path.Combine(feed.Folder, name);
        feed.Write($"{name}/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <ConvertTypedRequireConfig>false</ConvertTypedRequireConfig>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvertTyped" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        for (var i = 0; i < sourceFiles; i++)
            feed.Write($"{name}/Page{i}.cs", SampleCode.Page(i, revision: 0));
        if (Entities > 0)
            feed.Write($"{name}/convert.json", SampleConfig.Create(Entities, JsonEvery));
        Dotnet.Run(_folder, "restore", "-v", "q").RequireSuccess();
        Build();
    }

    /// <summary>Edits one source file, builds the project, and returns the time of the build in seconds. The compiler server is already running.</summary>
    public double BuildWarm(int revision)
    {
        File.WriteAllText(Path.Combine(_folder, "Page0.cs"), SampleCode.Page(0, revision + 1));
        return Build();
    }

    /// <summary>Builds the whole project, and returns the time of the build in seconds. The build starts the compiler.</summary>
    public double BuildCold() => Build("--no-incremental", "-p:UseSharedCompilation=false");

    private double Build(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        Dotnet.Run(_folder, ["build", "--no-restore", "-v", "q", .. arguments]).RequireSuccess();
        return watch.Elapsed.TotalSeconds;
    }
}

/// <summary>The limits for the costs of a config.</summary>
/// <param name="Warm">The limit for a build after an edit, as a ratio to the project without a config.</param>
/// <param name="Cold">The limit for a complete build, as a ratio to the project without a config.</param>
/// <param name="Bytes">The number of bytes by which the assembly may exceed that of the project without a config.</param>
internal sealed record Goal(double Warm, double Cold, long Bytes);
