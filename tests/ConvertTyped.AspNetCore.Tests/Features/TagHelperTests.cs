using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Features;

public class TagHelperTests
{
    [Theory]
    [InlineData("")]
    [InlineData("eu")]
    public async Task The_content_of_a_feature_is_shown_to_visitors_who_have_the_feature(string core)
    {
        Assert.Equal("content", await RenderAsync(Shop.Treated, view => new ConvertFeatureTagHelper { Name = Shop.Feature, ViewContext = view }, core));
        Assert.Equal("", await RenderAsync(Shop.Untreated, view => new ConvertFeatureTagHelper { Name = Shop.Feature, ViewContext = view }, core));
        Assert.Equal("", await RenderAsync(Shop.Treated, view => new ConvertFeatureTagHelper { Name = "no-such-feature", ViewContext = view }, core));
    }

    [Fact]
    public async Task If_off_is_set_the_content_is_shown_to_visitors_without_the_feature()
    {
        Assert.Equal("", await RenderAsync(Shop.Treated, view => new ConvertFeatureTagHelper { Name = Shop.Feature, Off = true, ViewContext = view }));
        Assert.Equal("content", await RenderAsync(Shop.Untreated, view => new ConvertFeatureTagHelper { Name = Shop.Feature, Off = true, ViewContext = view }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("eu")]
    public async Task The_content_of_a_variation_is_shown_to_visitors_who_get_the_variation(string core)
    {
        Assert.Equal("content", await RenderAsync(Shop.Treated, view => new ConvertExperienceTagHelper { Name = Shop.Experiment, Variation = "treatment", ViewContext = view }, core));
        Assert.Equal("", await RenderAsync(Shop.Treated, view => new ConvertExperienceTagHelper { Name = Shop.Experiment, Variation = "control", ViewContext = view }, core));
        Assert.Equal("", await RenderAsync(Shop.Treated, view => new ConvertExperienceTagHelper { Name = Shop.Experiment, ViewContext = view }, core));
        Assert.Equal("content", await RenderAsync(Shop.Treated, view => new ConvertExperienceTagHelper { Name = "pricing-page-test", ViewContext = view }, core));
    }

    [Fact]
    public async Task A_tag_helper_uses_the_core_that_it_names()
    {
        Assert.Equal("", await RenderAsync(Shop.Treated, view => new ConvertFeatureTagHelper { Name = Shop.Feature, Core = "empty", ViewContext = view }));
        Assert.Equal("content", await RenderAsync(Shop.Treated, view => new ConvertExperienceTagHelper { Name = Shop.Experiment, Core = "empty", ViewContext = view }));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RenderAsync(Shop.Treated, view => new ConvertFeatureTagHelper { Name = Shop.Feature, Core = "absent", ViewContext = view }));
    }

    private static async Task<string> RenderAsync(string visitor, Func<ViewContext, TagHelper> create, string core = "")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<ConvertVisitorOptions>(visitors => visitors.VisitorId = _ => visitor);
        services.AddConvert(core, options => options.Config = Shop.Config);
        services.AddConvert("empty", options => options.Config = ConvertConfig.FromString(Shop.Later));
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var view = new ViewContext { HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider } };
        var output = new TagHelperOutput("convert", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        output.Content.SetContent("content");
        await create(view).ProcessAsync(new([], new Dictionary<object, object>(), "id"), output);
        Assert.Null(output.TagName);
        return output.Content.GetContent();
    }
}
