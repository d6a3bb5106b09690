using Microsoft.FeatureManagement.FeatureFilters;

namespace ConvertTyped.FeatureManagement.Tests;

public class FeatureManagerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_of_Convert_are_evaluated_with_Convert_and_all_other_names_with_the_applications_definitions()
    {
        using var convert = Shop.Convert();
        convert.Feature("express-pay").Enable();
        await using var services = Services(convert);
        var features = services.GetRequiredService<IFeatureManager>();

        Assert.True(await features.IsEnabledAsync("express-pay", Visitor("anna")));
        Assert.True(await features.IsEnabledAsync("OwnFlag"));
        Assert.False(await features.IsEnabledAsync("OwnFlagOff"));
        Assert.False(await features.IsEnabledAsync("nobody-defines-this"));
    }

    [Fact]
    public async Task The_four_interfaces_of_the_feature_manager_give_the_same_result()
    {
        using var convert = Shop.Convert();
        convert.Feature("express-pay").Enable();
        await using var services = Services(convert);
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;

        Assert.True(await provider.GetRequiredService<IFeatureManager>().IsEnabledAsync("express-pay", Visitor("anna")));
        Assert.True(await provider.GetRequiredService<IFeatureManagerSnapshot>().IsEnabledAsync("express-pay", Visitor("anna")));
        Assert.True(await provider.GetRequiredService<IVariantFeatureManager>().IsEnabledAsync("express-pay", Visitor("anna"), Cancelled));
        Assert.True(await provider.GetRequiredService<IVariantFeatureManagerSnapshot>().IsEnabledAsync("express-pay", Visitor("anna"), Cancelled));
    }

    [Fact]
    public async Task The_configuration_of_a_variant_contains_the_variables_of_the_feature()
    {
        using var convert = Shop.Convert();
        convert.Experience("checkout-experiment").Force("treatment");
        await using var services = Services(convert);

        var variant = await services.GetRequiredService<IVariantFeatureManager>().GetVariantAsync("checkout-banner", Visitor("anna"), Cancelled);

        Assert.Equal("treatment", variant.Name);
        Assert.Equal("One page to go", variant.Configuration["headline"]);
        Assert.Equal(12, variant.Configuration.GetValue<int>("max_items"));
        Assert.Equal(7.5, variant.Configuration.GetValue<double>("discount"));
        Assert.True(variant.Configuration.GetValue<bool>("enabled"));
        Assert.Equal("bold", variant.Configuration["layout:theme:name"]);
        Assert.Equal("Free delivery", variant.Configuration["layout:badges:0:text"]);
    }

    [Fact]
    public async Task The_variant_of_an_experience_is_the_visitors_variation_with_the_features_that_it_carries()
    {
        using var convert = Shop.Convert();
        convert.Experience("checkout-experiment").Force("treatment");
        await using var services = Services(convert);

        var variant = await services.GetRequiredService<IVariantFeatureManager>().GetVariantAsync("checkout-experiment", Visitor("anna"), Cancelled);

        Assert.Equal("treatment", variant.Name);
        Assert.Equal("One page to go", variant.Configuration["checkout-banner:headline"]);
    }

    [Fact]
    public async Task A_feature_that_is_off_has_no_variant()
    {
        using var convert = Shop.Convert();
        convert.Feature("checkout-banner").Disable();
        await using var services = Services(convert);

        Assert.Null(await services.GetRequiredService<IVariantFeatureManager>().GetVariantAsync("checkout-banner", Visitor("anna"), Cancelled));
    }

    [Fact]
    public async Task The_user_of_the_targeting_context_is_the_visitor()
    {
        using var convert = Shop.Convert();
        await using var services = Services(convert);

        await services.GetRequiredService<IVariantFeatureManager>().IsEnabledAsync("checkout-experiment", Visitor("anna"), Cancelled);

        Assert.All(convert.Decisions, decision => Assert.Equal("anna", decision.VisitorId));
        Assert.NotEmpty(convert.Decisions);
    }

    [Fact]
    public async Task The_applications_targeting_context_accessor_is_used_if_the_caller_passes_no_context()
    {
        using var convert = Shop.Convert();
        await using var services = Services(convert, more => more.AddSingleton<ITargetingContextAccessor>(new Ambient("ben")));

        await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("checkout-experiment");

        Assert.Equal("ben", Assert.Single(convert.Decisions).VisitorId);
    }

    [Fact]
    public async Task Without_a_visitor_a_feature_is_off_and_one_warning_says_why()
    {
        using var convert = Shop.Convert();
        convert.Feature("express-pay").Enable();
        var logs = new RecordedLogs();
        await using var services = Services(convert, more => more.AddLogging(logging => logging.AddProvider(logs)));
        var features = services.GetRequiredService<IFeatureManager>();

        Assert.False(await features.IsEnabledAsync("express-pay"));
        Assert.False(await features.IsEnabledAsync("express-pay"));

        Assert.Single(logs.Messages, message => message.Contains("'express-pay' is off because there is no visitor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flag_name_that_Convert_and_the_application_share_is_listed_once()
    {
        using var convert = Shop.Convert();
        await using var services = Services(convert);
        var names = new List<string>();

        await foreach (var name in services.GetRequiredService<IFeatureManager>().GetFeatureNamesAsync())
            names.Add(name);

        Assert.Single(names, "express-pay");
        Assert.Contains("checkout-experiment", names);
        Assert.Contains("OwnFlag", names);
    }

    [Fact]
    public async Task Feature_filters_of_the_application_still_apply_to_its_own_flags()
    {
        using var convert = Shop.Convert();
        await using var services = Services(convert, builder: features => features.AddFeatureFilter<Evening>());

        Assert.True(await services.GetRequiredService<IFeatureManager>().IsEnabledAsync("EveningFlag"));
    }

    [Fact]
    public void Scoped_feature_management_stays_scoped_and_is_registered_once()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddConvert();
        services.AddScopedFeatureManagement();

        services.AddConvertFeatureManagement();
        ServiceDescriptor[] once = [.. services.Where(IsManager)];
        services.AddConvertFeatureManagement();

        Assert.Equal(4, once.Length);
        Assert.All(once, service => Assert.Equal(ServiceLifetime.Scoped, service.Lifetime));
        Assert.Equal(once, services.Where(IsManager));

        static bool IsManager(ServiceDescriptor service) => service.ServiceType == typeof(IFeatureManager) || service.ServiceType == typeof(IFeatureManagerSnapshot)
            || service.ServiceType == typeof(IVariantFeatureManager) || service.ServiceType == typeof(IVariantFeatureManagerSnapshot);
    }

    private static TargetingContext Visitor(string id) => new() { UserId = id };

    private static ServiceProvider Services(TestConvert convert, Action<IServiceCollection>? more = null, Action<IFeatureManagementBuilder>? builder = null)
    {
        var own = new Dictionary<string, string?>(Shop.OwnDefinitions) { ["FeatureManagement:EveningFlag:EnabledFor:0:Name"] = "Evening" };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(own).Build());
        services.AddConvert();
        services.UseTestConvert(convert);
        var features = services.AddConvertFeatureManagement();
        builder?.Invoke(features);
        more?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class Ambient(string id) : ITargetingContextAccessor
    {
        public ValueTask<TargetingContext> GetContextAsync() => new(Visitor(id));
    }

    [FilterAlias("Evening")]
    private sealed class Evening : IFeatureFilter
    {
        public Task<bool> EvaluateAsync(FeatureFilterEvaluationContext context) => Task.FromResult(true);
    }
}
