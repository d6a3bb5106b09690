using System.Text.RegularExpressions;

namespace ConvertTyped.PackageTests;

/// <summary>Tests that code without an implementation for a variation does not compile, in a project that uses the packages.</summary>
public sealed partial class CompleteVariationTests(Release release) : IDisposable
{
    private const string Complete = "control: 1, treatment: 2, none: 0";
    private const string CompleteServices = "control: _ => new object(), treatment: _ => new object(), none: _ => new object()";

    private readonly ProjectFolder _folder = release.NewFolder();

    [Fact]
    public void Match_and_AddBy_without_a_variation_do_not_compile()
    {
        Write(Fixture.ShopConfig, Complete, CompleteServices);
        release.Run(_folder, "build", "Shop", "-v", "q", "-nodeReuse:false").RequireSuccess();

        foreach (var (arms, missing) in new[] { ("control: 1, none: 0", "treatment"), ("treatment: 2, none: 0", "control"), ("control: 1, treatment: 2", "none") })
        {
            Write(Fixture.ShopConfig, arms, CompleteServices);
            Assert.Equal([MissingArm(2)], Errors());
            Write(Fixture.ShopConfig, Complete, arms.Replace("1", "_ => new object()", StringComparison.Ordinal).Replace("2", "_ => new object()", StringComparison.Ordinal).Replace("0", "_ => new object()", StringComparison.Ordinal));
            Assert.Equal([MissingImplementation(missing)], Errors());
        }

        // Adds a new variation to the config.
        var more = Fixture.ShopConfig.Replace("\"key\": \"treatment\"", "\"key\": \"treatment\" }, { \"id\": \"777\", \"key\": \"third\"", StringComparison.Ordinal);
        Assert.NotEqual(Fixture.ShopConfig, more);
        Write(more, Complete, CompleteServices);
        Assert.Equal([MissingArm(3), MissingImplementation("third")], Errors());
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string config, string arms, string implementations)
    {
        _folder.Write("Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvertTyped.Hosting" Version="{Release.Version}" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("Shop/convert.json", config);
        _folder.Write("Shop/Code.cs", $$"""
            using Microsoft.Extensions.DependencyInjection;

            static class Code
            {
                internal static int Columns(ConvertTyped.ConvertContext visitor) =>
                    visitor.Experiences.CheckoutExperiment.Match({{arms}});
                internal static void Register(IServiceCollection services) =>
                    services.AddByCheckoutExperiment<object>({{implementations}});
            }
            """);
    }

    /// <summary>The error for a missing arm. It does not name the arm, because <c>Match</c> has one overload for values and one for functions.</summary>
    private static string MissingArm(int arguments) => $"Code.cs(6): error CS1501: No overload for method 'Match' takes {arguments} arguments";

    private static string MissingImplementation(string variation) =>
        $"Code.cs(8): error CS7036: There is no argument given that corresponds to the required parameter '{variation}' of";

    /// <summary>The distinct errors in order, without columns, method signatures and project paths.</summary>
    private IEnumerable<string> Errors()
    {
        var (exitCode, output) = release.Run(_folder, "build", "Shop", "-v", "q", "-nodeReuse:false", "--no-restore");
        Assert.NotEqual(0, exitCode);
        return Error().Matches(output).Select(error => $"{error.Groups["file"].Value}({error.Groups["line"].Value}): {error.Groups["text"].Value}").Distinct().Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"(?<file>[\w.]+)\((?<line>\d+),\d+\): (?<text>error \w+: .*?)(?= '\S+\(| \[)")]
    private static partial Regex Error();
}
