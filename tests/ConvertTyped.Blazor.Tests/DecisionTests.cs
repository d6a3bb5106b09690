using System.Text.Json.Nodes;
using ConvertTyped.Blazor.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Blazor.Tests;

/// <summary>Tests typed accessors with decisions that a server has passed to the browser.</summary>
public sealed class DecisionTests : BunitContext
{
    private static readonly TestConvert Server = new();

    [Fact]
    public void Typed_accessors_read_the_decisions_of_the_server()
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
    public void The_JSON_contains_only_the_requested_decisions()
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
    public void Text_without_valid_decisions_is_an_invalid_config(string json) => Assert.Throws<InvalidConfigException>(() => ConvertConfig.FromDecisions(json));

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
    public void The_browser_uses_the_decisions_of_the_prerendered_page()
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

    [Fact]
    public void A_later_page_adds_its_decisions_and_keeps_the_earlier_decisions()
    {
        using var forced = Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control);
        using var banner = Server.Features.CheckoutBanner.Enable(headline: "Later");
        var visitor = Server.Context("erna");
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", visitor.Decisions.ToJson([ExperienceKeys.CheckoutExperiment], []));
        var context = Services.GetRequiredService<ConvertContext>();
        Assert.False(context.Features.CheckoutBanner.IsEnabled);

        Services.GetRequiredService<DecidedCore>().Receive(visitor.Decisions.ToJson([], [FeatureKeys.CheckoutBanner]));
        Assert.Equal("Later", context.Features.CheckoutBanner.Headline);
        Assert.Equal(CheckoutExperimentVariation.Control, context.Experiences.CheckoutExperiment.Variation);
    }

    [Fact]
    public void A_feature_that_is_off_on_a_later_page_is_off_in_the_browser()
    {
        using var forced = Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control);
        using var banner = Server.Features.CheckoutBanner.Enable();
        var json = Server.Context("fred").Decisions.ToJson([ExperienceKeys.CheckoutExperiment], [FeatureKeys.CheckoutBanner]);
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", json);
        var context = Services.GetRequiredService<ConvertContext>();
        Assert.True(context.Features.CheckoutBanner.IsEnabled);

        Services.GetRequiredService<DecidedCore>().Receive(Off(experiences: [], features: [FeatureKeys.CheckoutBanner]));
        Assert.False(context.Features.CheckoutBanner.IsEnabled);
        Assert.Equal(CheckoutExperimentVariation.Control, context.Experiences.CheckoutExperiment.Variation);

        Services.GetRequiredService<DecidedCore>().Receive(Off(experiences: [ExperienceKeys.CheckoutExperiment], features: []));
        Assert.Equal(CheckoutExperimentVariation.None, context.Experiences.CheckoutExperiment.Variation);
    }

    /// <summary>For example, somebody else has signed in, and the feature's values belong to a variation that the current visitor does not have.</summary>
    [Fact]
    public void A_feature_is_off_after_the_visitor_gets_a_variation_without_it()
    {
        string before, after;
        using (Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment))
            before = Server.Context("kim").Decisions.ToJson([], [FeatureKeys.CheckoutBanner]);
        using (Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control))
            after = Server.Context("lea").Decisions.ToJson([ExperienceKeys.CheckoutExperiment], []);
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", before);
        var context = Services.GetRequiredService<ConvertContext>();
        Assert.True(context.Features.CheckoutBanner.IsEnabled);

        Services.GetRequiredService<DecidedCore>().Receive(after);
        Assert.Equal(CheckoutExperimentVariation.Control, context.Experiences.CheckoutExperiment.Variation);
        Assert.False(context.Features.CheckoutBanner.IsEnabled);
    }

    [Fact]
    public void A_feature_is_off_when_the_visitor_no_longer_gets_its_experience()
    {
        string before;
        using (Server.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment))
            before = Server.Context("kim").Decisions.ToJson([], [FeatureKeys.CheckoutBanner]);
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", before);
        var context = Services.GetRequiredService<ConvertContext>();
        Assert.True(context.Features.CheckoutBanner.IsEnabled);

        Services.GetRequiredService<DecidedCore>().Receive(Off(experiences: [ExperienceKeys.CheckoutExperiment], features: []));
        Assert.False(context.Features.CheckoutBanner.IsEnabled);
    }

    [Fact]
    public void A_rendered_component_shows_the_decisions_of_a_later_page()
    {
        using var banner = Server.Features.CheckoutBanner.Enable(headline: "Later");
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState();
        var page = Render<OfferPage>();
        Assert.DoesNotContain("Later", page.Markup, StringComparison.Ordinal);

        Services.GetRequiredService<DecidedCore>().Receive(Server.Context("gina").Decisions.ToJson([], [FeatureKeys.CheckoutBanner]));
        Assert.Contains("Later", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[[[[")]
    [InlineData("""{"account":"1","project":"2","experiences":{},"features":{},"goals":{},"off":7}""")]
    [InlineData("""{"account":"1","project":"2","experiences":{},"features":{},"goals":{},"off":{"features":[1]}}""")]
    [InlineData("""{"account":"1","project":"2","experiences":{"a":{"id":7}},"features":{},"goals":{}}""")]
    [InlineData("""{"account":"1","project":"2","experiences":{},"features":{"checkout-banner":{"id":null,"experience":1,"variables":[],"types":3}},"goals":{}}""")]
    public void Decisions_that_cannot_be_read_change_nothing_and_are_logged(string forged)
    {
        using var banner = Server.Features.CheckoutBanner.Enable(headline: "Earlier");
        using var loggers = new WarningCounter();
        Services.AddSingleton<ILoggerFactory>(loggers);
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", Server.Context("hugo").Decisions.ToJson([], [FeatureKeys.CheckoutBanner]));
        var context = Services.GetRequiredService<ConvertContext>();
        Services.GetRequiredService<DecidedCore>().Receive(forged);
        Assert.Equal("Earlier", context.Features.CheckoutBanner.Headline);
        Assert.Equal(1, loggers.Warnings);
    }

    [Fact]
    public void Forged_decisions_do_not_prevent_an_application_from_starting()
    {
        Services.AddConvertDecisions();
        AddBunitPersistentComponentState().Persist("ConvertTyped.Decisions", new string('[', 100_000));
        Assert.False(Services.GetRequiredService<ConvertContext>().Features.CheckoutBanner.IsEnabled);
    }

    private static string Off(string[] experiences, string[] features)
    {
        var json = JsonNode.Parse(Server.Context("ida").Decisions.ToJson([], []))!;
        json["off"] = new JsonObject
        {
            ["experiences"] = new JsonArray([.. experiences.Select(key => JsonValue.Create(key))]),
            ["features"] = new JsonArray([.. features.Select(key => JsonValue.Create(key))]),
        };
        return json.ToJsonString();
    }

    private sealed class WarningCounter : ILoggerFactory, ILogger
    {
        internal int Warnings { get; private set; }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings += eventId.Name == "InvalidDecisions" ? 1 : 0;

        public void Dispose()
        {
        }
    }
}
