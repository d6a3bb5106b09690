using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ConvertTyped.Generator.Tests.Projects;

/// <summary>Projects on disk, apart from this repository's settings, that the SDK builds with every analyzer it has.</summary>
internal sealed class BuiltProject
{
    private readonly string _folder;

    public BuiltProject(string name)
    {
        _folder = Path.Combine(AppContext.BaseDirectory, "built", name);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
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
              <Import Project="{Props()}" />
            </Project>
            """);
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    private static string Props([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(thisFile, "../../../../src/ConvertTyped/build/ConvertTyped.props"));
}
