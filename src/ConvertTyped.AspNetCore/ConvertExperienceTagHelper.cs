using ConvertTyped.AspNetCore.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// <c>&lt;convert-experience name="checkout-experiment" variation="treatment"&gt;…&lt;/convert-experience&gt;</c> renders its content for visitors who
/// see that variation. Without <c>variation</c>, the tag renders its content for visitors who see no variation. Use this form for the content that
/// visitors outside the experience see.
/// </summary>
[HtmlTargetElement("convert-experience", Attributes = "name")]
public sealed class ConvertExperienceTagHelper : TagHelper
{
    /// <summary>The key of the experience.</summary>
    public string Name { get; [param: ExperienceKey] set; } = "";

    /// <summary>The key of the variation, or its id if it has no key; null means no variation.</summary>
    public string? Variation { get; set; }

    /// <summary>
    /// The name of the core that decides. Null means the unnamed core or, in applications that have named cores only, the first registered core whose
    /// config has the experience.
    /// </summary>
    public string? Core { get; set; }

    /// <summary>The view that contains the tag. Razor sets this property.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        var convert = await CoreSelection.GetContextAsync(ViewContext.HttpContext, Core, "experience", Name).ConfigureAwait(false);
        var result = convert.RunExperience(Name);
        if ((result?.VariationKey ?? result?.VariationId) != Variation)
            output.SuppressOutput();
    }
}
