using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Tracking;

namespace ConvertTyped.Tests.Configuration;

public sealed class ConfigCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convert-cache-").FullName;

    private string File => Path.Combine(_folder, "deep", "convert.cache");

    [Fact]
    public async Task A_process_starts_with_the_cached_config_if_Convert_cannot_be_reached()
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await using (var first = await StartAsync(server))
            Assert.True(first.IsReady);
        server.Config.Otherwise = Reply.Dropped;

        await using var core = await StartAsync(server, options => options.LoggerFactory = logs);
        Assert.Equal("10042002", core.CurrentConfig!.ProjectId);
        Assert.True(core.ConfigFreshness!.IsFailing);
        Assert.NotNull(core.ConfigFreshness.ConfirmedAt);
        Assert.Single(logs.Of(56));

        server.Config.Serve(Shop.JsonOf("2026-11-21T10:00:00+00:00-318"));
        await core.RefreshAsync();
        Assert.False(core.ConfigFreshness.IsFailing);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("changed")]
    [InlineData("empty")]
    public async Task A_damaged_cache_file_is_ignored_with_a_warning(string damage)
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await (await StartAsync(server)).DisposeAsync();
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes[^10] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, damage == "truncated" ? bytes[..^500] : damage == "empty" ? [] : bytes);
        server.Config.Otherwise = Reply.Dropped;
        await Assert.ThrowsAsync<ConfigLoadException>(() => StartAsync(server, options => options.LoggerFactory = logs));
        Assert.Contains("damaged or incomplete", Assert.Single(logs.Of(57)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_config_of_another_SDK_key_is_ignored_with_a_warning()
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        await (await StartAsync(server)).DisposeAsync();
        server.Config.Otherwise = Reply.Dropped;
        await Assert.ThrowsAsync<ConfigLoadException>(() => StartAsync(server, options => (options.SdkKey, options.LoggerFactory) = ("another", logs)));
        Assert.Single(logs.Of(57));
        Assert.DoesNotContain(Shop.SdkKey, await System.IO.File.ReadAllTextAsync(File), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_to_write_the_cache_is_logged_and_affects_nothing_else()
    {
        using var logs = new RecordedLogs();
        await using var server = await FakeConvertServer.StartAsync();
        server.Config.Serve(Shop.Json);
        Directory.CreateDirectory(File);
        await using var core = await StartAsync(server, options => options.LoggerFactory = logs);
        Assert.True(core.IsReady);
        Assert.Single(logs.Of(58));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<ConvertCore> StartAsync(FakeConvertServer server, Action<ConvertOptions>? configure = null)
    {
        var options = Shop.RemoteOptions(server);
        options.ConfigCache = new FileConfigCache(File);
        configure?.Invoke(options);
        return new ConvertCore(options).InitializeAsync();
    }
}
