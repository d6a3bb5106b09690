using ConvertTyped.AspNetCore.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// <c>&lt;convert-feature name="checkout-banner"&gt;…&lt;/convert-feature&gt;</c> renders its content for visitors who have the feature. With
/// <c>off</c>, the tag renders its content for visitors who do not have the feature.
/// </summary>
[HtmlTargetElement("convert-feature", Attributes = "name")]
public sealed class ConvertFeatureTagHelper : TagHelper
{
    /// <summary>The key of the feature.</summary>
    public string Name { get; [param: FeatureKey] set; } = "";

    /// <summary>Whether to render the content only for visitors who do not have the feature. The default is false.</summary>
    public bool Off { get; set; }

    /// <summary>
    /// The name of the core that decides. Null means the unnamed core or, in applications that have named cores only, the first registered core whose
    /// config has the feature.
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
        var convert = await CoreSelection.GetContextAsync(ViewContext.HttpContext, Core, "feature", Name).ConfigureAwait(false);
        if (convert.RunFeature(Name) is null != Off)
            output.SuppressOutput();
    }
}
