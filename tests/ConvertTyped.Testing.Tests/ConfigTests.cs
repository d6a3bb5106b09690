namespace ConvertTyped.Testing.Tests;

/// <summary>What a <see cref="TestConvert"/> is made of, and what becomes of it.</summary>
public class ConfigTests
{
    private const string Other = """{"account_id":"1","project":{"id":"2"},"features":[{"id":"7","key":"brand-new"}]}""";

    [Fact]
    public void A_file_is_found_beside_the_tests_wherever_they_are_started_from()
    {
        using var convert = new TestConvert("convert.json");
        Assert.NotNull(convert.Context().GetConfigEntity("feature", "checkout-banner"));
    }

    [Fact]
    public void The_project_s_own_file_need_not_be_there()
    {
        Assert.NotNull(TestConvert.OwnConfig(AppContext.BaseDirectory));
        Assert.Null(TestConvert.OwnConfig(Path.Combine(AppContext.BaseDirectory, "no such directory")));
    }

    [Fact]
    public void Without_a_config_it_is_made_from_nothing()
    {
        using var convert = new TestConvert((ConvertConfig?)null);
        convert.Feature("new-search").Enable();
        Assert.NotNull(convert.Context().RunFeature("new-search"));
    }

    [Fact]
    public async Task A_config_among_the_options_is_neither_used_nor_fetched_over()
    {
        using var convert = new TestConvert(options => options.Config = ConvertConfig.FromString(Other));
        await convert.Core.InitializeAsync();

        Assert.NotNull(convert.Context().GetConfigEntity("feature", "checkout-banner"));
        Assert.Null(convert.Context().GetConfigEntity("feature", "brand-new"));
        Assert.Empty(convert.Transport.Requests);
    }

    [Fact]
    public async Task Tests_of_two_projects_hold_a_config_each()
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
    public async Task What_is_disposed_is_closed()
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
    public async Task Who_no_longer_waits_is_let_go()
    {
        using var convert = new TestConvert();
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => convert.RefreshAsync(cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => convert.FlushAsync(cancelled));
    }

    [Fact]
    public void What_is_missing_is_named()
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
}
