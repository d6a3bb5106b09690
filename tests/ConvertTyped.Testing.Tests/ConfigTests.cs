using ConvertTyped.Testing.Configs;

namespace ConvertTyped.Testing.Tests;

public sealed class ConfigTests : IDisposable
{
    private const string Other = """{"account_id":"1","project":{"id":"2"},"features":[{"id":"7","key":"brand-new"}]}""";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("convert-typed-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_config_file_is_found_beside_the_tests_regardless_of_the_working_directory()
    {
        Write("convert.json");
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = _directory.FullName;
            using var convert = new TestConvert("convert.json");
            Assert.NotNull(convert.Context().GetConfigEntity("feature", "checkout-banner"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void No_config_is_found_in_a_directory_without_a_config()
    {
        Assert.Null(TestProjectConfig.Find(_directory.FullName));
        Assert.Null(TestProjectConfig.Find(Path.Combine(_directory.FullName, "no such directory")));
    }

    [Theory]
    [InlineData("convert.json")]
    [InlineData("shop.convert.json")]
    public void The_only_config_in_the_directory_is_used_regardless_of_its_name(string name)
    {
        Write(name);
        Assert.NotNull(TestProjectConfig.Find(_directory.FullName));
    }

    [Fact]
    public void Several_configs_cause_an_error_that_names_the_configs()
    {
        Write("Shop.convert.json");
        Write("Blog.convert.json");
        var failed = Assert.Throws<InvalidOperationException>(() => TestProjectConfig.Find(_directory.FullName));
        Assert.StartsWith("The test project has several Convert configs: Blog.convert.json, Shop.convert.json. ", failed.Message, StringComparison.Ordinal);
        Assert.Contains("new TestConvert(\"Blog.convert.json\")", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_named_configs_cause_an_error_even_if_there_is_a_convert_json()
    {
        Write("Shop.convert.json");
        Write("Blog.convert.json");
        Write("convert.json");
        Assert.Throws<InvalidOperationException>(() => TestProjectConfig.Find(_directory.FullName));
    }

    [Fact]
    public void With_a_null_config_a_test_can_enable_any_feature()
    {
        using var convert = new TestConvert((ConvertConfig?)null);
        convert.Feature("new-search").Enable();
        Assert.NotNull(convert.Context().RunFeature("new-search"));
    }

    [Fact]
    public async Task A_config_in_the_options_is_ignored()
    {
        using var convert = new TestConvert(options => options.Config = ConvertConfig.FromString(Other));
        await convert.Core.InitializeAsync();

        Assert.NotNull(convert.Context().GetConfigEntity("feature", "checkout-banner"));
        Assert.Null(convert.Context().GetConfigEntity("feature", "brand-new"));
        Assert.Empty(convert.Transport.Requests);
    }

    [Fact]
    public async Task Each_instance_has_its_own_config()
    {
        using var shop = new TestConvert();
        using var other = new TestConvert(ConvertConfig.FromString(Other));
        shop.Feature("checkout-banner").Disable();
        other.Feature("brand-new").Enable();

        Assert.NotNull(other.Context().RunFeature("brand-new"));
        Assert.Throws<ArgumentException>(() => other.Feature("checkout-banner"));
        await other.RefreshAsync();
        Assert.Empty(shop.Transport.Requests);
    }

    [Fact]
    public async Task Disposing_closes_the_core()
    {
        var sync = new TestConvert();
        sync.Dispose();
        sync.Dispose();
        var async = new TestConvert();
        await async.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => sync.RefreshAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => async.RefreshAsync());
    }

    [Fact]
    public async Task A_canceled_token_cancels_a_refresh_and_a_flush()
    {
        using var convert = new TestConvert();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => convert.RefreshAsync(cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => convert.FlushAsync(cancelled));
    }

    [Fact]
    public void An_exception_for_a_missing_argument_names_the_parameter()
    {
        using var convert = new TestConvert();
        Assert.Throws<ArgumentNullException>("goalKeys", () => TestConvert.FromNothing(null!));
        Assert.Throws<ArgumentException>("featureKey", () => convert.Feature(""));
        Assert.Throws<ArgumentException>("experienceKey", () => convert.Experience(""));
        Assert.Throws<ArgumentException>("variation", () => convert.Experience("checkout-experiment").Force(""));
        Assert.Throws<ArgumentException>("variationId", () => convert.Experience("checkout-experiment").Force("", "control"));
        Assert.Throws<ArgumentNullException>("variables", () => convert.Feature("checkout-banner").Enable(null!));
        Assert.Throws<ArgumentNullException>("value", () => convert.Transport.Config = null!);
        Assert.Throws<ArgumentNullException>("exception", () => convert.Transport.FailNext((Exception)null!));
    }

    private void Write(string name) => File.WriteAllText(Path.Combine(_directory.FullName, name), Other);
}
