using ConvertTyped.Cleanup;
using ConvertTyped.Tool.Cleanup;

namespace ConvertTyped.Tool.Tests.Cleanup;

public class RazorCodeFolderTests
{
    private static readonly FlagDecision On = new FeatureDecision("banner", "Banner", true, [new("headline", "Headline", "Tom & Anna"), new("max_items", "MaxItems", 5L), new("note", "Note", null)]);
    private static readonly FlagDecision Off = new FeatureDecision("banner", "Banner", false, []);
    private static readonly FlagDecision Treatment = new ExperienceDecision("checkout", "Checkout", new("1", "treatment", "Treatment"));

    [Theory]
    [InlineData("@if (Convert.Features.Banner.IsEnabled)\n{\n    <p>on</p>\n}\nelse\n{\n    <p>off</p>\n}\n<i/>\n", "<p>on</p>\n<i/>\n")]
    [InlineData("@if (!c.Features.Banner.IsEnabled)\n{\n    <p>off</p>\n}\n<i/>\n", "<i/>\n")]
    [InlineData("@if (c.Features.Banner.IsEnabled && Model.Count > 3)\n{\n    <p>on</p>\n}\n", "@if (Model.Count > 3)\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (!c.Features.Banner.IsEnabled) { <b>off</b> }\nelse if (Model.IsNew)\n{\n    <p>new</p>\n}\n", "@if (Model.IsNew)\n{\n    <p>new</p>\n}\n")]
    [InlineData("@foreach (var item in Model)\n{\n    if (c.Features.Banner.IsEnabled)\n    {\n        var name = item.Name;\n        <p>@name</p>\n    }\n}\n", "@foreach (var item in Model)\n{\n    var name = item.Name;\n    <p>@name</p>\n}\n")]
    [InlineData("<p title=\"@c.Features.Banner.Headline\">@c.Features.Banner.Headline. @(c.Features.Banner.MaxItems ?? 3)</p>", "<p title=\"@c.Features.Banner.Headline\">Tom &amp; Anna. 5</p>")]
    [InlineData("<p class=\"@(c.Features.Banner.IsEnabled ? \"new\" : \"old\")\">@(c.Features.Banner.IsEnabled ? Model.New : Model.Old)</p>", "<p class=\"new\">@(Model.New)</p>")]
    [InlineData("<p>@(c.Features.Banner.Note ?? \"none\")</p>", "<p>none</p>")]
    [InlineData("@if (c.Features.Banner.IsEnabled)\n{\n    <p>@(\"}\")</p>\n}\n", "<p>@(\"}\")</p>\n")]
    [InlineData("@if (c.Features.Banner.IsEnabled)\n{\n    <p>It's } on</p>\n}\n<i/>\n", "<p>It's } on</p>\n<i/>\n")]
    [InlineData("@{\n    if (c.Features.Banner.IsEnabled)\n    {\n        // It's }\n        var end = '}';\n        var text = @\"\"\"}\";\n    }\n}\n", "@{\n    // It's }\n    var end = '}';\n    var text = @\"\"\"}\";\n}\n")]
    [InlineData("@if (c.Features.Banner.IsEnabled && Model.Mark != ')' /* :) */)\n{\n    <p>on</p>\n}\n", "@if (Model.Mark != ')')\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (c.Features.Banner.IsEnabled)\n{\n    <object><param name=\"a\"></object>\n}\n", "<object><param name=\"a\"></object>\n")]
    [InlineData("@if (c.Features.Banner.IsEnabled)\r\n{\r\n\t<p>on</p>\r\n\r\n\t<p>now</p>\r\n}\r\nelse\r\n{\r\n\t<p>off</p>\r\n}\r\n", "<p>on</p>\r\n\r\n<p>now</p>\r\n")]
    public void Conditions_and_expressions_are_folded_as_far_as_the_flag_decides_them(string before, string after) => Assert.Equal(after, new RazorCodeFolder(On).Fold(before));

    [Theory]
    [InlineData("@if (c.Features.Banner.IsEnabled)\n{\n    foreach (var item in Model) { <p>@item</p> }\n}\n")]
    [InlineData("@if (c.Features.Banner is { IsEnabled: true } banner)\n{\n    <p>@banner.Headline</p>\n}\n")]
    [InlineData("@if (Log() || c.Features.Banner.IsEnabled)\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (Model.IsNew)\n{\n    <p>new</p>\n}\nelse if (c.Features.Banner.IsEnabled)\n{\n    <p>on</p>\n}\n")]
    [InlineData("<input disabled=\"@c.Features.Banner.IsEnabled\" title=\"@c.Features.Banner.Note\" />")]
    [InlineData("<p>@c.Features.Banner.Headline.Length anna@c.Features.Banner.Headline @@c.Features.Banner.Headline</p>")]
    [InlineData("@if (c.Features.BannerNew.IsEnabled)\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (c.Features.Banner.MaxItems == 5.0)\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (Model.Features.Banner.IsEnabled)\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (c.Experiences.Banner.IsEnabled)\n{\n    <p>on</p>\n}\n")]
    [InlineData("@if (++i > 3 || c.Features.Banner.IsEnabled)\n{\n    <p>on</p>\n}\n")]
    [InlineData("<Card Title=\"@c.Features.Banner.Headline\" />")]
    public void Code_that_cannot_be_folded_is_unchanged(string text) => Assert.Equal(text, new RazorCodeFolder(On).Fold(text));

    [Theory]
    [InlineData("@* @if (c.Features.Banner.IsEnabled)\n{\n    <p>on</p>\n} *@\n")]
    [InlineData("@* @(c.Features.Banner.IsEnabled ? 3 : 4) @c.Features.Banner.IsEnabled *@\n")]
    [InlineData("@{\n    // if (c.Features.Banner.IsEnabled) {\n    var text = \"always\";\n    // }\n}\n")]
    public void Code_in_comments_stays(string text) => Assert.Equal(text, new RazorCodeFolder(Off).Fold(text));

    [Theory]
    [InlineData("@if (c.Experiences.Checkout.Variation == CheckoutVariation.Treatment)\n{\n    <p>one</p>\n}\nelse\n{\n    <p>three</p>\n}\n", "<p>one</p>\n")]
    [InlineData("@if (c.Experiences.Checkout.Variation is CheckoutVariation.Control)\n{\n    <p>three</p>\n}\n", "")]
    public void A_comparison_of_the_variation_is_folded(string before, string after) => Assert.Equal(after, new RazorCodeFolder(Treatment).Fold(before));

    [Theory]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\" Context=\"banner\">\n    <p>@banner.Headline</p>\n</ConvertFeature>\n<i/>\n", "<p>Tom &amp; Anna</p>\n<i/>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <On>\n        <p>on</p>\n    </On>\n    <Off>\n        <p>off</p>\n    </Off>\n</ConvertFeature>\n", "<p>on</p>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Other\">\n    <p>on</p>\n</ConvertFeature>\n", "<ConvertFeature Of=\"c => c.Features.Other\">\n    <p>on</p>\n</ConvertFeature>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\"><Card Feature=\"Show(context)\" /></ConvertFeature>", "<ConvertFeature Of=\"c => c.Features.Banner\"><Card Feature=\"Show(context)\" /></ConvertFeature>")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\" Context=\"banner\">\n    <On>\n        <p>@banner.Headline</p>\n    </On>\n    <Off>off</Off>\n</ConvertFeature>\n", "<p>Tom &amp; Anna</p>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <ChildContent Context=\"banner\">\n        <p>@banner.Headline</p>\n    </ChildContent>\n    <Off>off</Off>\n</ConvertFeature>\n", "<p>Tom &amp; Anna</p>\n")]
    public void A_component_of_a_feature_that_is_on_is_replaced_by_its_content_unless_the_content_needs_the_feature(string before, string after) => Assert.Equal(after, new RazorComponentFolder(On).Fold(before));

    [Theory]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>on</p>\n    <ConvertFeature Of=\"c => c.Features.Other\" Context=\"other\"><On>x</On><Off>y</Off></ConvertFeature>\n</ConvertFeature>\n", "<p>on</p>\n<ConvertFeature Of=\"c => c.Features.Other\" Context=\"other\"><On>x</On><Off>y</Off></ConvertFeature>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <Off><Choice><On>x</On></Choice></Off>\n    <On>on</On>\n</ConvertFeature>\n", "on\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>on</p>\n    @* <On>x</On> *@\n</ConvertFeature>\n", "<p>on</p>\n@* <On>x</On> *@\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>on</p>\n    <!-- <On>x</On> -->\n</ConvertFeature>\n", "<p>on</p>\n<!-- <On>x</On> -->\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>@(\"<On>x</On>\")</p>\n</ConvertFeature>\n", "<p>@(\"<On>x</On>\")</p>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    @* </ConvertFeature> *@\n    <p>on</p>\n</ConvertFeature>\n", "@* </ConvertFeature> *@\n<p>on</p>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>@(\"</ConvertFeature>\")</p>\n</ConvertFeature>\n", "<p>@(\"</ConvertFeature>\")</p>\n")]
    public void Only_direct_children_of_a_component_determine_its_content(string before, string after) => Assert.Equal(after, new RazorComponentFolder(On).Fold(before));

    [Theory]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>on</p>\n    <ConvertFeature Of=\"c => c.Features.Other\"><Off>y</Off></ConvertFeature>\n</ConvertFeature>\n", "")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <On>@* </On><Off>x</Off> *@</On>\n    <Off>off</Off>\n</ConvertFeature>\n", "off\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Other\">\n    <ConvertFeature Of=\"c => c.Features.Banner\"><p>on</p></ConvertFeature>\n</ConvertFeature>\n", "<ConvertFeature Of=\"c => c.Features.Other\">\n</ConvertFeature>\n")]
    public void Only_direct_children_determine_the_remaining_content_if_the_feature_is_off(string before, string after) =>
        Assert.Equal(after, new RazorComponentFolder(Off).Fold(before));

    [Theory]
    [InlineData("@* <ConvertFeature Of=\"c => c.Features.Banner\">on</ConvertFeature> *@\n")]
    [InlineData("<!-- <ConvertFeature Of=\"c => c.Features.Banner\">on</ConvertFeature> -->\n")]
    [InlineData("<p>@(\"<ConvertFeature Of=\\\"c => c.Features.Banner\\\">on</ConvertFeature>\")</p>\n")]
    [InlineData("<ConvertFeatureCard Of=\"c => c.Features.Banner\">on</ConvertFeatureCard>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\" On=\"@Banner\" Off=\"@Fallback\" />\n")]
    public void Comments_strings_other_components_and_components_with_content_in_attributes_are_unchanged(string text) =>
        Assert.Equal(text, new RazorComponentFolder(On).Fold(text));

    [Theory]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <p>on</p>\n</ConvertFeature>\n<i/>\n", "<i/>\n")]
    [InlineData("<ConvertFeature Of=\"c => c.Features.Banner\">\n    <On>on</On>\n    <Off>\n        <p>off</p>\n    </Off>\n</ConvertFeature>\n", "<p>off</p>\n")]
    public void A_component_of_a_feature_that_is_off_is_removed_or_replaced_by_its_Off_content(string before, string after) => Assert.Equal(after, new RazorComponentFolder(Off).Fold(before));

    [Fact]
    public void A_component_is_replaced_by_the_content_of_the_remaining_variation() => Assert.Equal(
        "One page\n",
        new RazorComponentFolder(Treatment).Fold("""
            <ConvertExperience Of="c => c.Experiences.Checkout.Variation">
                <ConvertVariation Is="CheckoutVariation.Treatment">
                    One page
                </ConvertVariation>
                <ConvertVariation Is="CheckoutVariation.Control">Three steps</ConvertVariation>
            </ConvertExperience>

            """));

    [Theory]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\"><ConvertVariation Is=\"CheckoutVariation.Control\"><ConvertExperience Of=\"c => c.Experiences.Other.Variation\"><ConvertVariation Is=\"OtherVariation.Treatment\">x</ConvertVariation></ConvertExperience></ConvertVariation><ConvertVariation Is=\"CheckoutVariation.Treatment\">one</ConvertVariation></ConvertExperience>", "one")]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\"><ConvertVariation Is=\"CheckoutVariation.Control\">@* </ConvertVariation> *@three</ConvertVariation><ConvertVariation Is=\"CheckoutVariation.Treatment\">@(\"</ConvertVariation>\")</ConvertVariation></ConvertExperience>", "@(\"</ConvertVariation>\")")]
    public void Nested_variations_and_tags_in_comments_or_strings_are_ignored(string before, string after) => Assert.Equal(after, new RazorComponentFolder(Treatment).Fold(before));

    [Theory]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\">Pick: <ConvertVariation Is=\"CheckoutVariation.Treatment\">one</ConvertVariation></ConvertExperience>")]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\"><ConvertVariation Is=\"CheckoutVariation.Treatment\">one</ConvertVariation> of @Model.Count</ConvertExperience>")]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\"><ConvertVariation Is=\"CheckoutVariation.Treatment\">a</ConvertVariation><ConvertVariation Is=\"CheckoutVariation.Treatment\">b</ConvertVariation></ConvertExperience>")]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\"><ConvertVariation Is=\"Model.Favorite\">a</ConvertVariation></ConvertExperience>")]
    [InlineData("<ConvertExperience Of=\"c => c.Experiences.Checkout.Variation\">\n    <ConvertVariation Is=\"CheckoutVariation.Treatment\" ChildContent=\"@Content\" />\n</ConvertExperience>\n")]
    public void An_experience_component_that_cannot_be_folded_is_unchanged(string text) => Assert.Equal(text, new RazorComponentFolder(Treatment).Fold(text));
}
