using System.Text;
using System.Text.Json;

namespace ConvertTyped.Tests.Configuration;

public class ConvertConfigTests
{
    private const string Json = """{"account_id":"1001","project":{"id":"2002"},"goals":[{"id":"g","key":"größe"}]}""";

    private static readonly byte[] Utf8 = Encoding.UTF8.GetBytes(Json);

    [Fact]
    public async Task Every_source_gives_the_same_config()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, Utf8, TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(Utf8);
        using var asyncStream = new MemoryStream(Utf8);
        using var document = JsonDocument.Parse(Json);
        ConvertConfig[] configs =
        [
            ConvertConfig.FromFile(path),
            ConvertConfig.FromStream(stream),
            await ConvertConfig.FromStreamAsync(asyncStream, TestContext.Current.CancellationToken),
            ConvertConfig.FromUtf8Bytes(Utf8),
            ConvertConfig.FromUtf8Bytes([.. Encoding.UTF8.Preamble, .. Utf8]),
            ConvertConfig.FromString(Json),
            ConvertConfig.FromString("\uFEFF" + Json),
            ConvertConfig.FromJson(document.RootElement),
        ];
        File.Delete(path);
        Assert.All(configs, config => Assert.Equal(
            ("1001", "2002", "größe"), (config.Snapshot.AccountId, config.Snapshot.ProjectId, config.Snapshot.Goals.Single().Key)));
        Assert.True(stream.CanRead && asyncStream.CanRead);
    }

    [Fact]
    public void A_config_outlives_its_JSON_document()
    {
        var document = JsonDocument.Parse(Json);
        var config = ConvertConfig.FromJson(document.RootElement);
        document.Dispose();
        Assert.Equal("größe", config.Snapshot.Goals.Single().Raw.GetProperty("key").GetString());
    }

    [Fact]
    public void Bytes_that_the_caller_overwrites_later_do_not_change_the_config()
    {
        var bytes = (byte[])Utf8.Clone();
        var config = ConvertConfig.FromUtf8Bytes(bytes);
        bytes.AsSpan().Fill((byte)'x');
        Assert.Equal("größe", config.Snapshot.Goals.Single().Raw.GetProperty("key").GetString());
    }

    [Fact]
    public void Invalid_UTF8_is_read_with_replacement_characters()
    {
        var bytes = (byte[])Utf8.Clone();
        bytes[Array.IndexOf(bytes, (byte)0xC3)] = 0xFF;
        Assert.StartsWith("gr\uFFFD", ConvertConfig.FromUtf8Bytes(bytes).Snapshot.Goals.Single().Key, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undefined_JSON_element_is_not_a_config() =>
        Assert.Equal("$", Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromJson(default)).Field);

    [Fact]
    public void The_error_for_a_missing_file_names_its_full_path()
    {
        var path = Path.Combine(Path.GetTempPath(), "nowhere", "convert.json");
        var exception = Assert.Throws<ConfigLoadException>(() => ConvertConfig.FromFile(path));
        Assert.Equal("config_load_failed", exception.Code);
        Assert.Equal($"The config file '{path}' does not exist.", exception.Message);
    }

    [Fact]
    public void A_relative_path_is_resolved_against_the_working_directory_and_then_the_programs_directory()
    {
        var besideTheProgram = Path.Combine("Fixtures", "shop", "convert.json");
        Assert.Equal("10042002", ConvertConfig.FromFile(besideTheProgram).Snapshot.ProjectId);

        var exception = Assert.Throws<ConfigLoadException>(() => ConvertConfig.FromFile("nowhere.json"));
        Assert.Contains($"'{Path.Combine(AppContext.BaseDirectory, "nowhere.json")}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{Path.GetFullPath("nowhere.json")}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_not_a_config_file() => Assert.Throws<ConfigLoadException>(() => ConvertConfig.FromFile(Path.GetTempPath()));

    [Fact]
    public async Task A_broken_stream_causes_a_load_error()
    {
        Assert.Throws<ConfigLoadException>(() => ConvertConfig.FromStream(new BrokenStream()));
        await Assert.ThrowsAsync<ConfigLoadException>(() => ConvertConfig.FromStreamAsync(new BrokenStream(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Reading_a_stream_can_be_canceled()
    {
        using var stream = new MemoryStream(Utf8);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ConvertConfig.FromStreamAsync(stream, new(canceled: true)));
    }

    [Fact]
    public void A_null_source_or_an_empty_path_causes_an_ArgumentException()
    {
        Assert.Throws<ArgumentNullException>(() => ConvertConfig.FromString(null!));
        Assert.Throws<ArgumentNullException>(() => ConvertConfig.FromStream(null!));
        Assert.Throws<ArgumentNullException>(() => ConvertConfig.FromFile(null!));
        Assert.Throws<ArgumentException>(() => ConvertConfig.FromFile(""));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void CopyTo(Stream destination, int bufferSize) => throw new IOException("broken");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("broken");
    }
}
