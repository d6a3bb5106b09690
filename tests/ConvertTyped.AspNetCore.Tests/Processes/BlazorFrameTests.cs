using System.Buffers.Binary;
using System.IO.Compression;

namespace ConvertTyped.AspNetCore.Tests.Processes;

/// <summary>Checks every frame that the browser paints while a page of the Blazor sample becomes interactive.</summary>
public class BlazorFrameTests
{
    /// <summary>Hides the name of the renderer, because only this text is expected to change.</summary>
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
        var last = frames[^1];
        Keep($"blazor-{page}", last);
        Assert.False(IsBlank(last));
        var others = frames.Where(frame => !frame.AsSpan().SequenceEqual(last) && !IsBlank(frame)).ToList();
        for (var i = 0; i < others.Count; i++)
            Keep($"blazor-{page}-other-{i}", others[i]);
        Assert.Empty(others);
        TestContext.Current.SendDiagnosticMessage($"{page}: {frames.Count} frames");
    }

    /// <summary>Whether a PNG image has a single color. If it does, its scanlines contain only filter types, the color and zeros.</summary>
    private static bool IsBlank(byte[] png)
    {
        const int Signature = 8;
        const int MostValues = 8;
        using var data = new MemoryStream();
        for (var at = Signature; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(png, at + 8, length);
            at += length + 12;
        }

        data.Position = 0;
        using var lines = new MemoryStream();
        using (var inflated = new ZLibStream(data, CompressionMode.Decompress))
            inflated.CopyTo(lines);
        return lines.ToArray().Distinct().Count() <= MostValues;
    }

    private static void Keep(string name, byte[] frame) => File.WriteAllBytes(
        Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName, name + ".png"), frame);
}
