using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Follows the steps of docs/blazor.md on a new Blazor Web App with the packed packages.</summary>
public sealed partial class BlazorTemplateTests(PackedPackages packages)
{
    private const string Headline = "<h1>(Welcome|Good to see you)</h1>";

    [Fact]
    public async Task A_new_application_shows_a_typed_flag_in_the_prerendered_page_and_in_WebAssembly()
    {
        var folder = await NewApplicationAsync("Auto");
        await RunAsync(folder, "build", "-c", Dotnet.Configuration, "-warnaserror");
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await AppProcess.StartAsync(
            Path.Combine(folder, "Shop", "Shop"), ("Convert:Transport:TrackEndpoint", server.TrackEndpoint), ("Convert:EnableTracking", "true"));
        Assert.Matches(Headline, await app.Client.GetStringAsync("/counter"));
        if (Browser.Executable is not null)
        {
            await using var browser = await Browser.StartAsync();
            await SwitchesToWebAssemblyAsync(await browser.NewVisitorAsync(), $"{app.Address}counter");
        }

        await app.TerminateAsync();
        Assert.All(Events.Of(server).GroupBy(happened => happened.Visitor), visitor => Assert.Equal(["bucketing"], visitor.Select(happened => happened.Type)));
    }

    [Fact]
    public async Task The_trimmed_application_has_the_documented_size_and_no_audiences()
    {
        var folder = await NewApplicationAsync("Published");
        AddToConfig(Path.Combine(folder, "Shop", "Shop.Client", "convert.json"));
        var with = await PublishAsync(folder);
        Assert.Empty(new[] { "confidential", "Confidential", "90100109" }.SelectMany(text => FilesWith(with, text)));
        Assert.NotEmpty(FilesWith(with, "welcome-banner"));

        var template = await packages.NewFolderAsync("Template");
        (await Dotnet.RunAsync(template, ["new", "blazor", "-o", "Shop", "--interactivity", "Auto"], TestContext.Current.CancellationToken)).RequireSuccess();
        var without = await PublishAsync(template);
        var (brotli, plain) = (Size(with, ".wasm.br") - Size(without, ".wasm.br"), Size(with, ".wasm") - Size(without, ".wasm"));
        var report = $"""
            The Blazor Web App from the template, published, in KB:
            without ConvertTyped: {Size(without, ".wasm.br")} with Brotli, {Size(without, ".wasm")} uncompressed
            with ConvertTyped and one flag: {Size(with, ".wasm.br")} with Brotli, {Size(with, ".wasm")} uncompressed
            """;
        TestContext.Current.SendDiagnosticMessage(report);
        var documented = SizeRow().Match(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "blazor.md"))).Groups;
        Assert.True(IsNear(documented["brotli"].Value, brotli) && IsNear(documented["plain"].Value, plain), report);
    }

    /// <summary>
    /// Adds an experiment with an audience to the config. The keys of the experiment and its variation are not confidential, because the application contains
    /// them or names that are generated from them.
    /// </summary>
    private static void AddToConfig(string path)
    {
        var config = JsonNode.Parse(File.ReadAllText(path))!;
        config["experiences"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "903", "key": "other-experiment", "name": "Confidential", "status": "active", "audiences": ["90100109"], "variations": [
              { "id": "904", "key": "other-variation", "status": "running", "traffic_allocation": 37, "changes": [] } ] }
            """));
        config["audiences"] = JsonNode.Parse("""
            [ { "id": "90100109", "key": "confidential-audience", "name": "Confidential", "rules": { "OR": [ { "AND": [ { "OR_WHEN": [
              { "rule_type": "generic_text_key_value", "matching": { "match_type": "equals", "negated": false }, "key": "plan", "value": "confidential" } ] } ] } ] } } ]
            """);
        File.WriteAllText(path, config.ToJsonString());
    }

    /// <summary>The downloaded files that contain <paramref name="text"/> in UTF-8 or UTF-16, the encodings that assemblies use.</summary>
    private static IEnumerable<string> FilesWith(IEnumerable<string> files, string text) => files
        .Where(file => !file.EndsWith(".br", StringComparison.Ordinal) && !file.EndsWith(".gz", StringComparison.Ordinal))
        .Where(file => new[] { Encoding.UTF8, Encoding.Unicode }.Any(encoding => File.ReadAllBytes(file).AsSpan().IndexOf(encoding.GetBytes(text)) >= 0));

    private static bool IsNear(string documented, int measured) =>
        int.TryParse(documented.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var expected) && Math.Abs(expected - measured) <= 0.1 * measured;

    private static async Task SwitchesToWebAssemblyAsync(BrowserPage tab, string address)
    {
        await tab.OpenAsync(address);
        var headline = await tab.TextAsync("h1");
        Assert.Matches("^(Welcome|Good to see you)$", headline);
        await tab.WaitAsync("Object.keys(localStorage).some(key => key.startsWith('blazor-resource-hash'))");
        await tab.ReloadAsync();
        await tab.WaitAsync("(document.querySelector('button').click(), document.querySelector('[role=status]').innerText !== 'Current count: 0')");
        Assert.Equal(headline, await tab.TextAsync("h1"));
        await tab.WaitAsync("performance.getEntriesByType('resource').some(entry => entry.name.includes('dotnet.native'))");
    }

    private async Task<string> NewApplicationAsync(string name)
    {
        var folder = await packages.NewFolderAsync(name);
        await Guide.Read("blazor.md", "Getting started").FollowAsync(folder);
        return folder;
    }

    /// <summary>Publishes the application, checks that only Blazor's own assemblies cause warnings, and returns the files that browsers download.</summary>
    private static async Task<IReadOnlyList<string>> PublishAsync(string folder)
    {
        var output = await RunAsync(folder, "publish", "-c", "Release", "-o", "published", "-p:SuppressTrimAnalysisWarnings=false", "-p:TrimmerSingleWarn=false");
        Assert.DoesNotContain(output.Split('\n'), line => Warning().IsMatch(line) && !OfTheFramework().IsMatch(line));
        return Directory.GetFiles(Path.Combine(folder, "Shop", "published", "wwwroot"), "*", SearchOption.AllDirectories);
    }

    private static int Size(IEnumerable<string> files, string extension) =>
        (int)(files.Where(file => file.EndsWith(extension, StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length) / 1024);

    private static async Task<string> RunAsync(string folder, string command, params string[] options) => (await Dotnet.RunAsync(
        Path.Combine(folder, "Shop"), [command, "Shop", .. options, "-v", "q", "-nodeReuse:false"], TestContext.Current.CancellationToken)).RequireSuccess();

    [GeneratedRegex("(: | analysis )warning ")]
    private static partial Regex Warning();

    /// <summary>Trim warnings about Blazor's own assemblies. The .NET SDK hides these warnings by default.</summary>
    [GeneratedRegex(@"Trim analysis warning IL\d+: Microsoft\.(AspNetCore\.Components|JSInterop)\.")]
    private static partial Regex OfTheFramework();

    [GeneratedRegex(@"\| ConvertTyped and one flag \| (?<brotli>[0-9,]+) KB \| (?<plain>[0-9,]+) KB \|")]
    private static partial Regex SizeRow();
}
