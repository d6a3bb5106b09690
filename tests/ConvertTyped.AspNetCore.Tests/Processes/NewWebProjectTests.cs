namespace ConvertTyped.AspNetCore.Tests.Processes;

public class NewWebProjectTests
{
    private const string Feed = """
        <configuration>
          <packageSources>
            <add key="packed" value="feed" />
          </packageSources>
          <config>
            <add key="globalPackagesFolder" value="packages" />
          </config>
          <fallbackPackageFolders>
            <add key="machine" value="{0}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    [Fact]
    public async Task Two_packages_a_config_and_one_line_make_a_typed_flag_and_SIGTERM_loses_no_event()
    {
        var folder = Directory.CreateTempSubdirectory("convert-new-web-").FullName;
        try
        {
            await MakeProjectAsync(folder);
            await using var server = await FakeConvertServer.StartAsync();
            await using var app = await AppProcess.StartAsync(Path.Combine(folder, "Web"), ("Convert:Transport:TrackEndpoint", server.TrackEndpoint));
            Assert.Equal("One page to go", await app.Client.GetStringAsync("/"));

            await app.TerminateAsync();
            Assert.Equal([(Shop.Treated, "bucketing")], Events.Of(server));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MakeProjectAsync(string folder)
    {
        var version = "0.1.0-test." + Guid.NewGuid().ToString("N");
        foreach (var package in new[] { "ConvertTyped", "ConvertTyped.Hosting", "ConvertTyped.AspNetCore" })
        {
            await DotnetAsync(Repository.Root, "pack", $"src/{package}", "-o", Path.Combine(folder, "feed"), "--artifacts-path", Path.Combine(folder, "artifacts"),
                $"-p:Version={version}", "-v", "q", "-nodeReuse:false");
        }

        await DotnetAsync(folder, "new", "web", "-o", "Web", "--no-restore");
        await ReplaceAsync(Path.Combine(folder, "Web", "Web.csproj"), "</Project>", $"""
              <ItemGroup>
                <PackageReference Include="ConvertTyped" Version="{version}" />
                <PackageReference Include="ConvertTyped.AspNetCore" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        await ReplaceAsync(Path.Combine(folder, "Web", "Program.cs"), "var app =", """
            builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
            builder.Services.Configure<ConvertTyped.AspNetCore.ConvertVisitorOptions>(visitors => visitors.VisitorId = _ => "VISITOR");
            var app =
            """.Replace("VISITOR", Shop.Treated, StringComparison.Ordinal));
        await ReplaceAsync(Path.Combine(folder, "Web", "Program.cs"), "() => \"Hello World!\"", "(ConvertTyped.ConvertContext convert) => convert.Features.CheckoutBanner.Headline ?? \"off\"");
        File.Copy(Shop.Path, Path.Combine(folder, "Web", "convert.json"));
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), Feed.Replace("{0}", Dotnet.PackagesFolder, StringComparison.Ordinal));
        await DotnetAsync(folder, "build", "Web", "-c", Dotnet.Configuration, "-v", "q", "-nodeReuse:false");
    }

    private static async Task ReplaceAsync(string file, string old, string text)
    {
        var content = await File.ReadAllTextAsync(file);
        Assert.Contains(old, content, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, content.Replace(old, text, StringComparison.Ordinal));
    }

    private static async Task DotnetAsync(string folder, params string[] arguments) =>
        (await Dotnet.RunAsync(folder, arguments, TestContext.Current.CancellationToken)).RequireSuccess();
}
