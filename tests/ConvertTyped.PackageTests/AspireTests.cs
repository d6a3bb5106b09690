namespace ConvertTyped.PackageTests;

/// <summary>Tests the config server of an application host that uses only the packages. The tool is not installed.</summary>
public sealed class AspireTests(Release release) : IDisposable
{
    private readonly ProjectFolder _folder = release.NewFolder();

    [Fact]
    public void The_config_server_runs_the_tool_from_the_feed()
    {
        _folder.Write("AppHost/convert.json", Fixture.ShopConfig);
        _folder.Write("AppHost/AppHost.csproj", $"""
            <Project Sdk="Aspire.AppHost.Sdk/{AspireSdkVersion()}">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConvertTyped.Aspire.Hosting" Version="{Release.Version}" />
              </ItemGroup>
            </Project>
            """);
        _folder.Write("AppHost/Program.cs", """
            using Aspire.Hosting.ApplicationModel;
            using Microsoft.Extensions.DependencyInjection;

            var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
            builder.AddConvertConfigServer("convert.json", port: int.Parse(args[0]));
            await using var app = builder.Build();
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            await app.StartAsync(timeout.Token);
            await app.Services.GetRequiredService<ResourceNotificationService>().WaitForResourceHealthyAsync("convert", timeout.Token);
            using var client = new HttpClient();
            Console.WriteLine("served: " + (await client.GetStringAsync($"http://127.0.0.1:{args[0]}/api/v1/config/any-key", timeout.Token)).Length);
            Console.WriteLine("page: " + (await client.GetStringAsync($"http://127.0.0.1:{args[0]}/", timeout.Token)).Contains("<h1>Events</h1>"));
            await app.StopAsync(timeout.Token);
            """);

        var output = release.Run(_folder, "run", "--project", "AppHost", "--", $"{Ports.Free()}").RequireSuccess();

        Assert.Contains($"served: {Fixture.ShopConfig.Length}\n", output, StringComparison.Ordinal);
        Assert.Contains("page: True\n", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string AspireSdkVersion() => Repository.Read("samples", "AspireHost", "AspireHost.csproj").Split("Aspire.AppHost.Sdk/")[1].Split('"')[0];
}
