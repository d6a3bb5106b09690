using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>Tests the documented behavior of FeatureManagement with the bridge, for the application's own flags and, where it applies, for Convert's flags.</summary>
public class DocumentedBehaviorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_gives_the_same_result_within_a_scope()
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert);
        await using var first = services.CreateAsyncScope();
        await using var second = services.CreateAsyncScope();

        using (convert.Feature("express-pay").Enable())
            Assert.True(await Snapshot(first).IsEnabledAsync("express-pay", Visitor("anna")));
        using var _ = convert.Feature("express-pay").Disable();

        Assert.True(await Snapshot(first).IsEnabledAsync("express-pay", Visitor("anna")));
        Assert.True(await first.ServiceProvider.GetRequiredService<IVariantFeatureManagerSnapshot>().IsEnabledAsync("express-pay", Visitor("anna"), Cancelled));
        Assert.False(await Snapshot(second).IsEnabledAsync("express-pay", Visitor("anna")));
        Assert.False(await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("express-pay", Visitor("anna")));
    }

    [Fact]
    public async Task A_snapshot_gives_the_same_variant_within_a_scope()
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert);
        await using var scope = services.CreateAsyncScope();
        var snapshot = scope.ServiceProvider.GetRequiredService<IVariantFeatureManagerSnapshot>();

        using (convert.Experience("checkout-experiment").Force("treatment"))
            Assert.Equal("treatment", (await snapshot.GetVariantAsync("checkout-experiment", Visitor("anna"), Cancelled)).Name);
        using var _ = convert.Experience("checkout-experiment").Force("control");

        Assert.Equal("treatment", (await snapshot.GetVariantAsync("checkout-experiment", Visitor("anna"), Cancelled)).Name);
    }

    [Fact]
    public async Task A_flag_of_the_application_is_evaluated_once_in_a_snapshot()
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, Own("""{ "Counted": { "EnabledFor": [{ "Name": "Counting" }] } }"""), builder => builder.AddFeatureFilter<Counting>());
        await using var scope = services.CreateAsyncScope();

        Assert.True(await Snapshot(scope).IsEnabledAsync("Counted"));
        Assert.True(await Snapshot(scope).IsEnabledAsync("Counted"));
        Assert.False(await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("Counted"));
    }

    [Theory]
    [InlineData("Any", true)]
    [InlineData("All", false)]
    public async Task The_requirement_type_of_an_application_flag_determines_how_many_filters_must_match(string type, bool expected)
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, Own($$"""
            { "Mixed": { "RequirementType": "{{type}}", "EnabledFor": [{ "Name": "AlwaysOn" }, { "Name": "Percentage", "Parameters": { "Value": 0 } }] } }
            """));
        Assert.Equal(expected, await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("Mixed"));
    }

    [Theory]
    [InlineData("Mon, 01 Jan 2024 00:00:00 GMT", "Tue, 01 Jan 2999 00:00:00 GMT", true)]
    [InlineData("Mon, 01 Jan 2024 00:00:00 GMT", "Tue, 02 Jan 2024 00:00:00 GMT", false)]
    public async Task A_time_window_applies_to_a_flag_of_the_application(string start, string end, bool expected)
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, Own($$"""
            { "Sale": { "EnabledFor": [{ "Name": "TimeWindow", "Parameters": { "Start": "{{start}}", "End": "{{end}}" } }] } }
            """));
        Assert.Equal(expected, await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("Sale"));
    }

    [Theory]
    [InlineData("anna", "none", true)]
    [InlineData("ben", "beta", true)]
    [InlineData("ben", "none", false)]
    [InlineData("carla", "beta", false)]
    public async Task Targeting_by_users_groups_and_exclusions_applies_to_a_flag_of_the_application(string user, string group, bool expected)
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, Own("""
            { "Beta": { "EnabledFor": [{ "Name": "Targeting", "Parameters": { "Audience": {
              "Users": ["anna"], "Groups": [{ "Name": "beta", "RolloutPercentage": 100 }], "DefaultRolloutPercentage": 0, "Exclusion": { "Users": ["carla"] } } } }] } }
            """));
        var context = new TargetingContext { UserId = user, Groups = [group] };
        Assert.Equal(expected, await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("Beta", context));
    }

    [Fact]
    public async Task Audience_rules_can_match_the_groups_of_the_targeting_context()
    {
        using var convert = new TestConvert(ConvertConfig.FromString("""
            { "account_id": "1", "project": { "id": "2" }, "features": [{ "id": "10", "key": "beta", "variables": [] }],
              "audiences": [{ "id": "30", "rules": { "OR": [{ "AND": [{ "OR_WHEN": [
                { "rule_type": "generic_text_key_value", "matching": { "match_type": "contains", "negated": false }, "key": "groups", "value": "beta" }] }] }] } }],
              "experiences": [{ "id": "20", "key": "e", "status": "active", "audiences": ["30"], "variations": [{ "id": "21", "key": "on", "status": "running", "traffic_allocation": 100,
                "changes": [{ "type": "fullStackFeature", "data": { "feature_id": 10, "variables_data": {} } }] }] }] }
            """));
        await using var services = Bridge.Start(convert);
        var features = services.GetRequiredService<IFeatureManager>();
        Assert.True(await features.IsEnabledAsync("beta", new TargetingContext { UserId = "anna", Groups = ["staff", "beta"] }));
        Assert.False(await features.IsEnabledAsync("beta", new TargetingContext { UserId = "ben", Groups = ["staff"] }));
    }

    [Fact]
    public async Task A_contextual_filter_gets_the_context_of_the_call()
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(
            convert, Own("""{ "Tax": { "EnabledFor": [{ "Name": "Country", "Parameters": { "Code": "DE" } }] } }"""), builder => builder.AddFeatureFilter<CountryFilter>());
        var features = services.GetRequiredService<IFeatureManager>();
        Assert.True(await features.IsEnabledAsync("Tax", new Account("DE")));
        Assert.False(await features.IsEnabledAsync("Tax", new Account("FR")));
    }

    [Theory]
    [InlineData("anna", "Big", false)]
    [InlineData("ben", "Small", true)]
    public async Task Variants_of_a_flag_of_the_application_are_allocated_and_may_override_its_state(string user, string variant, bool isEnabled)
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, """
            { "feature_management": { "feature_flags": [{ "id": "Size", "enabled": true,
              "variants": [{ "name": "Big", "configuration_value": { "width": 800 }, "status_override": "Disabled" }, { "name": "Small", "configuration_value": { "width": 300 } }],
              "allocation": { "default_when_enabled": "Small", "user": [{ "variant": "Big", "users": ["anna"] }] } }] } }
            """);
        var features = services.GetRequiredService<IVariantFeatureManager>();
        var given = await features.GetVariantAsync("Size", Visitor(user), Cancelled);
        Assert.Equal(variant, given.Name);
        Assert.Equal(variant == "Big" ? 800 : 300, given.Configuration.GetValue<int>("width"));
        Assert.Equal(isEnabled, await features.IsEnabledAsync("Size", Visitor(user), Cancelled));
    }

    [Fact]
    public async Task Evaluating_a_missing_flag_throws_if_missing_flags_are_not_ignored()
    {
        using var convert = Shop.Convert();
        using var _ = convert.Feature("express-pay").Enable();
        await using var services = Bridge.Start(convert, more: more => more.Configure<FeatureManagementOptions>(options => options.IgnoreMissingFeatures = false));
        var features = services.GetRequiredService<IFeatureManager>();
        Assert.True(await features.IsEnabledAsync("express-pay", Visitor("anna")));
        await Assert.ThrowsAsync<FeatureManagementException>(() => features.IsEnabledAsync("nobody-defines-this"));
    }

    [Fact]
    public async Task A_session_manager_stores_only_flags_of_the_application()
    {
        using var convert = Shop.Convert();
        using var _ = convert.Feature("express-pay").Enable();
        var session = new Session();
        await using var services = Bridge.Start(convert, Own("""{ "OwnFlag": true }"""), more: more => more.AddSingleton<ISessionManager>(session));
        var features = services.GetRequiredService<IFeatureManager>();
        await features.IsEnabledAsync("OwnFlag");
        await features.IsEnabledAsync("express-pay", Visitor("anna"));
        Assert.Equal(["OwnFlag"], session.Kept);
    }

    [Fact]
    public async Task Definitions_may_come_from_the_applications_own_provider()
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, more: more => more.AddSingleton<IFeatureDefinitionProvider, Definitions>());
        Assert.True(await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("FromCode"));
    }

    [Theory]
    [InlineData("control", typeof(Classic))]
    [InlineData("treatment", typeof(OnePage))]
    public async Task A_variant_service_is_chosen_by_the_visitors_variation(string variation, Type expected)
    {
        using var convert = Shop.Convert();
        using var _ = convert.Experience("checkout-experiment").Force(variation);
        await using var services = Bridge.Start(
            convert,
            builder: features => features.WithVariantService<ICheckout>("checkout-experiment"),
            more: more => more.AddSingleton<ICheckout, Classic>().AddSingleton<ICheckout, OnePage>().AddSingleton<ITargetingContextAccessor, Anna>());
        Assert.IsType(expected, await services.GetRequiredService<IVariantServiceProvider<ICheckout>>().GetServiceAsync(Cancelled));
    }

    [Fact]
    public async Task GetConvertContextAsync_takes_the_visitor_from_the_passed_context_or_else_from_the_applications_targeting_context()
    {
        using var convert = Shop.Convert();
        await using var services = Bridge.Start(convert, more: more => more.AddSingleton<ITargetingContextAccessor, Anna>());
        var (features, variants) = (services.GetRequiredService<IFeatureManager>(), services.GetRequiredService<IVariantFeatureManager>());
        Assert.Equal("anna", (await features.GetConvertContextAsync(Cancelled)).VisitorId);
        Assert.Equal("anna", (await variants.GetConvertContextAsync(Cancelled)).VisitorId);
        Assert.Equal("ben", (await features.GetConvertContextAsync(Visitor("ben"), Cancelled)).VisitorId);
        Assert.Equal("ben", (await variants.GetConvertContextAsync(Visitor("ben"), Cancelled)).VisitorId);
        Assert.Equal("anna", (await features.GetConvertContextAsync(new Account("DE"), Cancelled)).VisitorId);
    }

    [Fact]
    public async Task Without_a_visitor_all_features_of_the_context_are_off()
    {
        using var convert = Shop.Convert();
        using var _ = convert.Feature("express-pay").Enable();
        var logs = new RecordedLogs();
        await using var services = Bridge.Start(convert, more: more => more.AddLogging(logging => logging.AddProvider(logs)));
        var features = services.GetRequiredService<IFeatureManager>();

        Assert.Null((await features.GetConvertContextAsync(Cancelled)).RunFeature("express-pay"));
        Assert.Null((await features.GetConvertContextAsync(Cancelled)).RunFeature("express-pay"));

        Assert.Single(logs.Messages, message => message.StartsWith("GetConvertContextAsync returned a context in which all features are off", StringComparison.Ordinal));
        Assert.Empty(convert.Decisions);
    }

    [Fact]
    public async Task GetConvertContextAsync_throws_for_other_implementations_of_IFeatureManager() =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await new Nothing().GetConvertContextAsync(Cancelled));

    private static IFeatureManagerSnapshot Snapshot(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IFeatureManagerSnapshot>();

    private static TargetingContext Visitor(string id) => new() { UserId = id };

    private static string Own(string flags) => $$"""{ "FeatureManagement": {{flags}} }""";

    private sealed record Account(string Country);

    private interface ICheckout;

    [VariantServiceAlias("control")]
    private sealed class Classic : ICheckout;

    [VariantServiceAlias("treatment")]
    private sealed class OnePage : ICheckout;

    private sealed class Anna : ITargetingContextAccessor
    {
        public ValueTask<TargetingContext> GetContextAsync() => new(Visitor("anna"));
    }

    /// <summary>A filter that enables the flag for the first call only.</summary>
    [FilterAlias("Counting")]
    private sealed class Counting : IFeatureFilter
    {
        private int _asked;

        public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context) => Task.FromResult(Interlocked.Increment(ref _asked) == 1);
    }

    [FilterAlias("Country")]
    private sealed class CountryFilter : IContextualFeatureFilter<Account>
    {
        public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext featureFilterContext, Account appContext) =>
            Task.FromResult(featureFilterContext.Parameters["Code"] == appContext.Country);
    }

    private sealed class Session : ISessionManager
    {
        internal List<string> Kept { get; } = [];

        public Task SetAsync(string featureName, bool enabled)
        {
            Kept.Add(featureName);
            return Task.CompletedTask;
        }

        public Task<bool?> GetAsync(string featureName) => Task.FromResult<bool?>(null);
    }

    private sealed class Definitions : IFeatureDefinitionProvider
    {
        private static readonly FeatureDefinition Only = new() { Name = "FromCode", EnabledFor = [new FeatureFilterConfiguration { Name = "AlwaysOn" }] };

        public Task<FeatureDefinition> GetFeatureDefinitionAsync(string featureName) => Task.FromResult(featureName == Only.Name ? Only : null!);

        public async IAsyncEnumerable<FeatureDefinition> GetAllFeatureDefinitionsAsync()
        {
            await Task.CompletedTask;
            yield return Only;
        }
    }

    private sealed class Nothing : IFeatureManager
    {
        public IAsyncEnumerable<string> GetFeatureNamesAsync() => throw new NotSupportedException();

        public Task<bool> IsEnabledAsync(string feature) => Task.FromResult(false);

        public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) => Task.FromResult(false);
    }
}
