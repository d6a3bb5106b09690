using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConvertTyped.AspNetCore.Tests.Features;

public sealed class TagHelperTests : IDisposable
{
    private readonly ConvertCore _core = new ConvertCore(new ConvertOptions { Config = Shop.Config }).Initialize();

    [Fact]
    public void A_features_content_is_for_those_who_have_it()
    {
        Assert.Equal("content", Render(new ConvertFeatureTagHelper(Treated) { Name = Shop.Feature }));
        Assert.Equal("", Render(new ConvertFeatureTagHelper(Untreated) { Name = Shop.Feature }));
        Assert.Equal("", Render(new ConvertFeatureTagHelper(Treated) { Name = "no-such-feature" }));
    }

    [Fact]
    public void Off_turns_that_around()
    {
        Assert.Equal("", Render(new ConvertFeatureTagHelper(Treated) { Name = Shop.Feature, Off = true }));
        Assert.Equal("content", Render(new ConvertFeatureTagHelper(Untreated) { Name = Shop.Feature, Off = true }));
    }

    [Fact]
    public void A_variations_content_is_for_those_who_see_it()
    {
        Assert.Equal("content", Render(new ConvertExperienceTagHelper(Treated) { Name = Shop.Experiment, Variation = "treatment" }));
        Assert.Equal("", Render(new ConvertExperienceTagHelper(Treated) { Name = Shop.Experiment, Variation = "control" }));
        Assert.Equal("", Render(new ConvertExperienceTagHelper(Treated) { Name = Shop.Experiment }));
        Assert.Equal("content", Render(new ConvertExperienceTagHelper(Treated) { Name = "pricing-page-test" }));
    }

    public void Dispose() => _core.Dispose();

    private ConvertContext Treated => _core.CreateContext(Shop.Treated);

    private ConvertContext Untreated => _core.CreateContext(Shop.Untreated);

    private static string Render(TagHelper helper)
    {
        var output = new TagHelperOutput("convert", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        output.Content.SetContent("content");
        helper.Process(new([], new Dictionary<object, object>(), "id"), output);
        Assert.Null(output.TagName);
        return output.Content.GetContent();
    }
}
