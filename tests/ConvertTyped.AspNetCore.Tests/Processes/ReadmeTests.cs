namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Follows the steps of the README in an empty folder with the packed packages.</summary>
public class ReadmeTests(PackedPackages packages)
{
    private const string Page = "../README.md";
    private const string Property = ".Features.WelcomeBanner";

    [Fact]
    public async Task The_console_program_the_web_application_and_the_test_do_what_the_README_says()
    {
        var folder = await packages.NewFolderAsync("README");
        var console = Guide.Read(Page, "Installation", "Console program");
        await console.FollowAsync(folder);
        Assert.NotEmpty(console.Printed);
        Assert.Equal(console.Printed, await console.RunProgramAsync(folder));

        await Guide.Read(Page, "Testing").FollowAsync(folder, "Shop.Tests");
        var tested = await Dotnet.RunAsync(Path.Combine(folder, "Shop.Tests"), ["test"], TestContext.Current.CancellationToken);
        Assert.Contains("Passed: 1", Spaces(tested.RequireSuccess()), StringComparison.Ordinal);

        await ShowsTheCompileErrorAsync(Path.Combine(folder, "Shop"));

        await Guide.Read(Page, "ASP.NET Core").FollowAsync(folder, "Web");
        var web = Path.Combine(folder, "Web");
        (await Dotnet.RunAsync(web, ["build", "-c", Dotnet.Configuration, "-v", "q", "-warnaserror"], TestContext.Current.CancellationToken)).RequireSuccess();
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await AppProcess.StartAsync(web, ("Convert:Transport:TrackEndpoint", server.TrackEndpoint));
        Assert.Matches("^(Welcome|Good to see you)$", await app.Client.GetStringAsync("/"));
        await app.TerminateAsync();
        Assert.Single(Events.Of(server)); // the README says that events go to the project in convert.json unless tracking is turned off
    }

    /// <summary>Checks that a typo in an accessor's name causes the error that the README shows, except for the position and the name.</summary>
    private static async Task ShowsTheCompileErrorAsync(string project)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains("error CS1061: 'Features' does not contain a definition for 'CheckoutBaner'", readme, StringComparison.Ordinal);
        var source = Path.Combine(project, "Program.cs");
        var text = await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken);
        Assert.Contains(Property, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(source, text.Replace(Property, ".Features.WelcomeBaner", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await Dotnet.RunAsync(project, ["build", "--no-restore", "-v", "q"], TestContext.Current.CancellationToken);
        Assert.Contains("error CS1061: 'Features' does not contain a definition for 'WelcomeBaner'", result.Output, StringComparison.Ordinal);
    }

    private static string Spaces(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
