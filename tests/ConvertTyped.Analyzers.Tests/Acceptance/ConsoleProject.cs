using System.Diagnostics;

namespace ConvertTyped.Analyzers.Tests.Acceptance;

/// <summary>A console project on disk, as a user makes one, built by the dotnet command.</summary>
internal sealed class ConsoleProject : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _isKept;

    /// <summary>Kept in a folder, the project stays; without one it is in a folder that goes with it.</summary>
    public ConsoleProject(IReadOnlyDictionary<string, string> files, string? keptIn = null)
    {
        _isKept = keptIn is not null;
        _folder = keptIn is null ? Directory.CreateTempSubdirectory("convert-typed-") : Directory.CreateDirectory(keptIn);
        Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Beside("ConvertTyped.dll")}" />
                <Reference Include="{Beside("Microsoft.Extensions.Logging.Abstractions.dll")}" />
                <Analyzer Include="{Beside("ConvertTyped.Generator.dll")}" />
              </ItemGroup>
              <ItemGroup Condition="'$(WithoutAnalyzers)' != 'true'">
                <Analyzer Include="{Beside("ConvertTyped.Analyzers.dll")}" />
                <Analyzer Include="{Beside("ConvertTyped.CodeFixes.dll")}" />
              </ItemGroup>
              <Import Project="{Repository.At("src", "ConvertTyped", "build", "ConvertTyped.props")}" />
            </Project>
            """);
        foreach ((string name, string text) in files)
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
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, (output + await errors).Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        if (!_isKept)
            _folder.Delete(recursive: true);
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
