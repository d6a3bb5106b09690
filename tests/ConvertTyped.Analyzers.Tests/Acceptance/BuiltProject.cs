using System.Diagnostics;

namespace ConvertTyped.Analyzers.Tests.Acceptance;

/// <summary>A project on disk, as a user makes one, built by the dotnet command.</summary>
internal sealed class BuiltProject : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _isKept;

    /// <param name="files">Their texts by their paths in the project.</param>
    /// <param name="sdk">Of which kind the project is.</param>
    /// <param name="keptIn">The folder where the project stays; null: in one that goes with it.</param>
    public BuiltProject(IReadOnlyDictionary<string, string> files, string sdk = "Microsoft.NET.Sdk", string? keptIn = null)
    {
        _isKept = keptIn is not null;
        _folder = keptIn is null ? Directory.CreateTempSubdirectory("convert-typed-") : Directory.CreateDirectory(keptIn);
        Write("Shop.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Beside("ConvertTyped.dll")}" />
                <Reference Include="{Beside("ConvertTyped.AspNetCore.dll")}" Condition="'$(UsingMicrosoftNETSdkWeb)' == 'true'" />
                <Reference Include="{Beside("Microsoft.Extensions.Logging.Abstractions.dll")}" Condition="'$(UsingMicrosoftNETSdkWeb)' != 'true'" />
                <Analyzer Include="{Beside("ConvertTyped.Generator.dll")}" />
              </ItemGroup>
              <ItemGroup Condition="'$(WithoutAnalyzers)' != 'true'">
                <Analyzer Include="{Beside("ConvertTyped.Analyzers.dll")}" />
                <Analyzer Include="{Beside("ConvertTyped.CodeFixes.dll")}" />
              </ItemGroup>
              <Import Project="{Repository.At("src", "ConvertTyped", "build", "ConvertTyped.props")}" />
            </Project>
            """);
        foreach ((var name, var text) in files)
            Write(name, text);
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    /// <summary>Runs dotnet in the project's folder.</summary>
    public async Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test run was started with must not rule the build within it.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, (output + await errors).Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        if (!_isKept)
            _folder.Delete(recursive: true);
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private void Write(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
