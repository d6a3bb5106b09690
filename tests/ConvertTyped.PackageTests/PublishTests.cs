using System.Runtime.InteropServices;

namespace ConvertTyped.PackageTests;

public class PublishTests(Consumers consumers)
{
    [Theory]
    [InlineData("PublishTrimmed")]
    [InlineData("PublishAot")]
    public void The_documented_code_runs_as_shown_after_publishing(string property)
    {
        var folder = property;
        consumers.Built.Feed.Write($"{folder}/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net8.0</TargetFramework>
                <LangVersion>14</LangVersion>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>true</SelfContained>
                <{property}>true</{property}>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
              </PropertyGroup>
            </Project>
            """);
        consumers.Built.Feed.Write($"{folder}/convert.json", Fixture.ShopConfig);
        consumers.Built.Feed.Write($"{folder}/Program.cs", Fixture.DocumentedProgram);

        Dotnet.Run(consumers.Built.Feed.Folder, "publish", folder, "-o", folder + "/published", "-v", "q", "-nodeReuse:false").RequireSuccess();
        Assert.Equal(Fixture.DocumentedOutput, consumers.Run(Path.Combine(consumers.Built.Feed.Folder, folder, "published", "Shop"), []), ignoreLineEndingDifferences: true);
    }
}
