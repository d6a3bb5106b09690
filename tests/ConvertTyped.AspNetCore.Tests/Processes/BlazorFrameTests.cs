namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Every frame that the browser paints while a page of the Blazor sample becomes interactive.</summary>
public class BlazorFrameTests
{
    /// <summary>The name of the renderer is meant to change, and nothing else.</summary>
    private const string HideRenderer = """
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('#renderer { opacity: 0 }');
        document.adoptedStyleSheets = [sheet];
        """;

    [Theory]
    [InlineData("server", "Server")]
    [InlineData("browser", "WebAssembly")]
    [InlineData("auto", "Server|WebAssembly")]
    public async Task All_frames_with_content_are_the_same(string page, string renderers)
    {
        BlazorShop.SkipWithoutBrowser();
        await using var shop = await AppProcess.StartAsync("samples/BlazorShop");
        await using var browser = await Browser.StartAsync();
        var tab = await browser.NewVisitorAsync();
        await tab.RunOnEachPageAsync(HideRenderer);
        await using var film = await tab.FilmAsync();
        for (var visits = 0; visits < 3; visits++)
        {
            await tab.OpenAsync($"{shop.Address}{page}");
            Assert.Matches($"^({renderers})$", await BlazorShop.InteractiveAsync(tab));
        }

        var frames = await film.EndAsync();
        var (empty, last) = (frames[0], frames[^1]);
        Keep($"blazor-{page}", last);
        Assert.False(empty.AsSpan().SequenceEqual(last));
        var others = frames.Where(frame => !frame.AsSpan().SequenceEqual(last) && !frame.AsSpan().SequenceEqual(empty)).ToList();
        for (var i = 0; i < others.Count; i++)
            Keep($"blazor-{page}-other-{i}", others[i]);
        Assert.Empty(others);
        TestContext.Current.SendDiagnosticMessage($"{page}: {frames.Count} frames");
    }

    private static void Keep(string name, byte[] frame) => File.WriteAllBytes(
        Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName, name + ".png"), frame);
}
