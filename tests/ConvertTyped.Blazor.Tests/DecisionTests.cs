using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Blazor.Tests;

/// <summary>Tests typed accessors on decisions that a server passed on.</summary>
public sealed class DecisionTests : BunitContext
{
    private static readonly TestConvert Server = new();

    [Fact]
    public void Typed_accessors_read_what_the_server_decided()
    {
        using var forced = Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
        var decided = Server.Context("anna");
        var json = decided.Decisions.ToJson([ExperienceKeys.CheckoutExperiment], [FeatureKeys.CheckoutBanner]);
        using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromDecisions(json), EnableTracking = false }).Initialize();
        var read = core.CreateContext("browser");

        Assert.Equal(CheckoutExperimentVariation.Treatment, read.Experiences.CheckoutExperiment.Variation);
        var (expected, banner) = (decided.Features.CheckoutBanner, read.Features.CheckoutBanner);
        Assert.True(banner.IsEnabled);
        Assert.Equal((expected.Headline, expected.MaxItems), (banner.Headline, banner.MaxItems));
        Assert.Equal(expected.Layout?.Theme, banner.Layout?.Theme);
        Assert.Equal(expected.Layout?.Columns, banner.Layout?.Columns);
        Assert.Equal(ConversionStatus.NotTracked, read.Goals.PurchaseCompleted.Track(revenue: 5m).Status);
    }

    [Fact]
    public void A_feature_that_a_test_turned_on_is_on_in_the_browser_too()
    {
        using var banner = Server.Features.CheckoutBanner.Enable(headline: "<b>Hello</b>");
        var json = Server.Context("bob").Decisions.ToJson([], [FeatureKeys.CheckoutBanner]);
        Assert.DoesNotContain('<', json);
        using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromDecisions(json), EnableTracking = false }).Initialize();
        Assert.Equal("<b>Hello</b>", core.CreateContext("browser").Features.CheckoutBanner.Headline);
    }

    [Fact]
    public void The_JSON_contains_no_rule_no_traffic_no_visitor_and_no_other_feature()
    {
        var context = Server.Context("a-visitor-s-own-id");
        var json = context.Decisions.ToJson([ExperienceKeys.CheckoutExperiment], [FeatureKeys.CheckoutBanner]);
        Assert.All(
            ["audience", "rule", "traffic", "location", "segment", "allocation", "a-visitor-s-own-id", "express-pay", "pricing", "season"],
            word => Assert.DoesNotContain(word, json, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"account":1,"project":"2","experiences":{},"features":{},"goals":{}}""")]
    [InlineData("""{"account":"1","project":"2","experiences":{"a":1},"features":{},"goals":{}}""")]
    public void Other_text_is_an_invalid_config(string json) => Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromDecisions(json));

    [Fact]
    public void Without_decisions_everything_is_off_in_the_browser()
    {
        AddBunitPersistentComponentState();
        Services.AddConvertDecisions();
        var context = Services.GetRequiredService<ConvertContext>();
        Assert.False(context.Features.CheckoutBanner.IsEnabled);
        Assert.Equal(CheckoutExperimentVariation.None, context.Experiences.CheckoutExperiment.Variation);
    }

    [Fact]
    public void The_browser_takes_the_decisions_of_the_prerendered_page()
    {
        using var forced = Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control);
        var json = Server.Context("carol").Decisions.ToJson([ExperienceKeys.CheckoutExperiment], []);
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", json);
        Assert.Equal(CheckoutExperimentVariation.Control, Services.GetRequiredService<ConvertContext>().Experiences.CheckoutExperiment.Variation);
    }

    /// <summary>Components that inherit <c>OwningComponentBase</c> have their own scope.</summary>
    [Fact]
    public void Every_scope_has_the_decisions_of_the_prerendered_page()
    {
        using var forced = Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control);
        var json = Server.Context("dora").Decisions.ToJson([ExperienceKeys.CheckoutExperiment], []);
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", json);
        for (var scopes = 0; scopes < 2; scopes++)
        {
            using var scope = Services.CreateScope();
            Assert.Equal(CheckoutExperimentVariation.Control, scope.ServiceProvider.GetRequiredService<ConvertContext>().Experiences.CheckoutExperiment.Variation);
        }
    }
}
