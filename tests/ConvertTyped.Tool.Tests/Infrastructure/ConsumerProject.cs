namespace ConvertTyped.Tool.Tests;

/// <summary>A user's project that references the built runtime, generator and analyzers.</summary>
internal static class ConsumerProject
{
    private static readonly string Built = Path.GetDirectoryName(ToolProcess.Assembly)!;

    /// <summary>A web project that also references the hosting package and the tag helpers.</summary>
    public static string WebFile() => File(items: $"""
        <Reference Include="{Web("ConvertTyped.Hosting")}" />
            <Reference Include="{Web("ConvertTyped.AspNetCore")}" />
        """).Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Web", StringComparison.Ordinal);

    private static string Web(string assembly) => Repository.At("samples", "WebShop", "bin", Dotnet.Configuration, "net10.0", $"{assembly}.dll");

    /// <param name="properties">Additional properties of the project file.</param>
    /// <param name="items">Additional items of the project file.</param>
    public static string File(string properties = "", string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {properties}
            <TargetFramework>net10.0</TargetFramework>
            <RootNamespace>Shop</RootNamespace>
            <LangVersion>14.0</LangVersion>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <Import Project="{Repository.At("src", "ConvertTyped", "build", "ConvertTyped.props")}" />
          <ItemGroup>
            <Reference Include="{Path.Combine(Built, "ConvertTyped.dll")}" />
            <Analyzer Include="{Path.Combine(Built, "ConvertTyped.Generator.dll")}" />
            <Analyzer Include="{Path.Combine(Built, "ConvertTyped.Analyzers.dll")}" />
            <Using Include="ConvertTyped" />
            {items}
          </ItemGroup>
        </Project>
        """;
}
