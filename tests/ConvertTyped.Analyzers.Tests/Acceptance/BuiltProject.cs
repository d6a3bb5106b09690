namespace ConvertTyped.Analyzers.Tests.Acceptance;

/// <summary>A user's project that is written to disk and built with the dotnet command.</summary>
internal sealed class BuiltProject : IDisposable
{
    private readonly ProjectFolder _folder;

    /// <param name="files">The text of each file by its path in the project.</param>
    /// <param name="sdk">The SDK of the project.</param>
    /// <param name="keptIn">The folder for the project; null for a temporary folder.</param>
    public BuiltProject(IReadOnlyDictionary<string, string> files, string sdk = "Microsoft.NET.Sdk", string? keptIn = null)
    {
        _folder = new(keptIn);
        _folder.Write("Shop.csproj", $"""
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
                <Reference Include="{Beside("ConvertTyped.Blazor.dll")}" Condition="'$(UsingMicrosoftNETSdkWeb)' == 'true'" />
                <Reference Include="{Beside("ConvertTyped.Hosting.dll")}" Condition="'$(UsingMicrosoftNETSdkWeb)' == 'true'" />
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
            _folder.Write(name, text);
    }

    public string Read(string name) => _folder.Read(name);

    /// <summary>Runs the dotnet command in the folder of the project.</summary>
    public async Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments)
    {
        var result = await _folder.DotnetAsync(arguments, TestContext.Current.CancellationToken);
        return (result.ExitCode, result.Output);
    }

    public void Dispose() => _folder.Dispose();

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
