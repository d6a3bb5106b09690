namespace ConvertTyped.Tool.Tests;

/// <summary>A project as a user has it, on the runtime, generator and analyzers as built here.</summary>
internal static class ConsumerProject
{
    private static readonly string Built = Path.GetDirectoryName(ToolProcess.Assembly)!;

    /// <param name="items">More of the project file.</param>
    public static string File(string items = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
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
