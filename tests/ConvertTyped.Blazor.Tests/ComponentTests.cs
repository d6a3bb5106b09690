using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Blazor.Tests;

public sealed class ComponentTests : BunitContext
{
    private readonly TestConvert _convert = new();
    private readonly ConvertContext _context;

    public ComponentTests()
    {
        _context = _convert.Context("anna");
        Services.AddSingleton(_context);
    }

    [Fact]
    public void A_feature_renders_its_typed_content_for_visitors_who_have_it()
    {
        using var banner = _convert.Features.CheckoutBanner.Enable(headline: "Hello");
        var page = Render<OfferPage>();
        Assert.Equal("Hello", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("#off"));
    }

    [Fact]
    public void A_feature_renders_the_off_content_for_visitors_without_it()
    {
        using var banner = _convert.Features.CheckoutBanner.Disable();
        var page = Render<OfferPage>();
        Assert.Empty(page.FindAll("h1"));
        Assert.NotNull(page.Find("#off"));
    }

    [Theory]
    [InlineData("control")]
    [InlineData("treatment")]
    [InlineData("none")]
    public void An_experience_renders_the_variation_that_the_visitor_sees_and_no_other(string variation)
    {
        using var forced = variation switch
        {
            "control" => _convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Control),
            "treatment" => _convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment),
            _ => _convert.Experiences.CheckoutExperiment.Exclude(),
        };
        var page = Render<OfferPage>();
        Assert.All(["control", "treatment", "none"], id => Assert.Equal(id == variation ? 1 : 0, page.FindAll($"#{id}").Count));
    }

    [Fact]
    public async Task Components_that_are_not_disposed_render_again_when_attributes_are_set()
    {
        using var off = _convert.Features.CheckoutBanner.Disable();
        var page = Render<OfferPage>();
        Assert.Empty(page.FindAll("h1"));
        using var on = _convert.Features.CheckoutBanner.Enable(headline: "Hello");
        _context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "pro" });
        page.WaitForAssertion(() => Assert.Equal("Hello", page.Find("h1").TextContent));
        var renders = page.RenderCount;
        await DisposeComponentsAsync();
        _context.SetAttributes(new Dictionary<string, object?> { ["plan"] = "free" });
        Assert.Equal(renders, page.RenderCount);
    }

    [Fact]
    public void Components_render_again_when_another_page_is_shown()
    {
        using var off = _convert.Features.CheckoutBanner.Disable();
        var page = Render<OfferPage>();
        using var on = _convert.Features.CheckoutBanner.Enable(headline: "Hello");
        Services.GetRequiredService<NavigationManager>().NavigateTo("/pricing");
        page.WaitForAssertion(() => Assert.Equal("Hello", page.Find("h1").TextContent));
    }

    [Fact]
    public void Another_visitor_can_be_passed_to_a_component()
    {
        using var banner = _convert.Features.CheckoutBanner.Enable(headline: "Hello");
        var seen = "";
        Render<ConvertFeature<CheckoutBannerFeature>>(parameters => parameters
            .Add(component => component.Visitor, _convert.Context("bob"))
            .Add(component => component.Of, context =>
            {
                seen = context.VisitorId;
                return context.Features.CheckoutBanner;
            }));
        Assert.Equal("bob", seen);
    }

    [Fact]
    public void The_error_for_a_variation_outside_of_an_experience_names_the_parent_component()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Render<ConvertVariation<CheckoutExperimentVariation>>());
        Assert.Contains("<ConvertExperience>", failure.Message, StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _convert.Dispose();
    }
}
