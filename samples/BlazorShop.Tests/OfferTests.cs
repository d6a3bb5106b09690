using BlazorShop.Client;
using ConvertTyped;
using ConvertTyped.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorShop.Tests;

/// <summary>Tests the offer component. Overrides decide which variation the visitor sees and whether the hero feature is on.</summary>
public sealed class OfferTests : BunitContext
{
    private readonly TestConvert _convert = new();
    private readonly ConvertContext _visitor;

    public OfferTests()
    {
        _visitor = _convert.Context("anna");
        Services.AddSingleton(_visitor);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Theory]
    [InlineData(HeroExperimentVariation.Design, "Six lamps. Made to be looked at.")]
    [InlineData(HeroExperimentVariation.Warmth, "Warm light for quiet hours.")]
    public void A_visitor_sees_the_text_of_the_variation(HeroExperimentVariation variation, string text)
    {
        _convert.Experiences.HeroExperiment.Force(variation);
        Assert.Equal(text, Render<Offer>().Find("#variation").TextContent);
    }

    [Fact]
    public void Visitors_outside_the_experiment_do_not_see_its_text()
    {
        _convert.Experiences.HeroExperiment.Exclude();
        Assert.Empty(Render<Offer>().FindAll("#variation"));
    }

    [Fact]
    public void The_headline_comes_from_the_feature()
    {
        _convert.Features.Hero.Enable(headline: "Light for tests");
        Assert.Equal("Light for tests", Render<Offer>().Find("h1").TextContent);
    }

    [Fact]
    public void The_offer_has_no_headline_if_the_feature_is_off()
    {
        _convert.Features.Hero.Disable();
        Assert.Empty(Render<Offer>().FindAll("h1"));
    }

    [Fact]
    public async Task Buying_twice_tracks_one_conversion_with_its_revenue()
    {
        var offer = Render<Offer>();
        await offer.Find("button").ClickAsync(new());
        await offer.Find("button").ClickAsync(new());
        Assert.Equal(49m, Assert.Single(_convert.Conversions).Revenue);
    }

    [Fact]
    public void The_offer_shows_a_later_override_after_the_attributes_change()
    {
        using var first = _convert.Features.Hero.Disable();
        var offer = Render<Offer>();
        _convert.Features.Hero.Enable(headline: "Now on");
        _visitor.SetAttributes(new Dictionary<string, object?> { ["country"] = "DE" });
        offer.WaitForAssertion(() => Assert.Equal("Now on", offer.Find("h1").TextContent));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _convert.Dispose();
    }
}
