namespace ConvertTyped.Generator.Tests.Projects;

/// <summary>Projects on disk that the .NET SDK builds with all of its analyzers, without the settings of this repository.</summary>
internal sealed class BuiltProject
{
    private readonly ProjectFolder _folder;

    public BuiltProject(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "built", name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        _folder = new(path);
        Write(".editorconfig", "root = true\n");
        Write("Directory.Packages.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Shop</RootNamespace>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}ConvertTyped.dll" />
                <Reference Include="{AppContext.BaseDirectory}Microsoft.Extensions.Logging.Abstractions.dll" />
                <Analyzer Include="{AppContext.BaseDirectory}ConvertTyped.Generator.dll" />
              </ItemGroup>
              <Import Project="{Repository.At("src", "ConvertTyped", "build", "ConvertTyped.props")}" />
            </Project>
            """);
    }

    public void Write(string path, string text) => _folder.Write(path, text);

    public async Task<string> RunAsync(params string[] arguments) =>
        (await _folder.DotnetAsync(arguments, TestContext.Current.CancellationToken)).Output;
}
