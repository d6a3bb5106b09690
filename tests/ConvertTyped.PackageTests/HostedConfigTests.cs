namespace ConvertTyped.PackageTests;

/// <summary>Tests which config <c>AddConvert</c> uses in a host.</summary>
public class HostedConfigTests(Consumers consumers)
{
    private PackedFeed Feed => consumers.Packed;

    /// <summary>The application's config is not named convert.json. The config of the class library is embedded in the library's assembly.</summary>
    [Fact]
    public void A_host_finds_the_applications_config_and_can_use_the_config_of_a_class_library()
    {
        Feed.PackAlso("src/ConvertTyped.Hosting");
        Write("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>");
        Write("Directory.Build.targets", "<Project />");
        Write("Flags/Flags.csproj", Consumers.Project(
            "<ConvertTypedAccessibility>public</ConvertTypedAccessibility>", $"<PackageReference Include=\"ConvertTyped\" Version=\"{Feed.Version}\" />"));
        Write("Flags/convert.json", SharedTypesProjects.OtherConfig);
        Write("App/App.csproj", Consumers.Project("<OutputType>Exe</OutputType>", $"""
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <PackageReference Include="ConvertTyped.Hosting" Version="{Feed.Version}" />
            <ProjectReference Include="../Flags/Flags.csproj" />
            <AdditionalFiles Include="shop.json" ConvertTyped="true" />
            """));
        Write("App/shop.json", Fixture.ShopConfig);
        Write("App/Program.cs", """
            using ConvertTyped;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            var own = await FindAsync(options => { });
            var library = await FindAsync(options => options.Config = Flags.ConvertAccessors.ConvertProject.Config);
            Console.WriteLine($"{own.GetConfigEntity("experience", "checkout-experiment") is not null} {library.GetConfigEntity("experience", "other") is not null}");

            static async Task<ConfigSnapshot> FindAsync(Action<ConvertOptions> configure)
            {
                var builder = Host.CreateApplicationBuilder();
                builder.Services.AddConvert(options => { options.EnableTracking = false; configure(options); });
                using var host = builder.Build();
                await host.StartAsync();
                return host.Services.GetRequiredService<ConvertCore>().CurrentConfig!;
            }
            """);
        var folder = Path.Combine(Feed.Folder, "hosted");

        var output = Dotnet.Run(folder, "run", "--project", "App").RequireSuccess();

        Assert.Contains("True True", output, StringComparison.Ordinal);
    }

    private void Write(string path, string text) => Feed.Write($"hosted/{path}", text);
}
