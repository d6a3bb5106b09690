using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// <c>&lt;convert-feature name="checkout-banner"&gt;…&lt;/convert-feature&gt;</c>: its content is rendered for visitors who have the feature. With
/// <c>off</c>, for those who do not.
/// </summary>
[HtmlTargetElement("convert-feature", Attributes = "name")]
public sealed class ConvertFeatureTagHelper(ConvertContext convert) : TagHelper
{
    /// <summary>The feature's key.</summary>
    public string Name { get; [param: FeatureKey] set; } = "";

    /// <summary>Whether the content is for visitors who do not have the feature.</summary>
    public bool Off { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        if (convert.RunFeature(Name) is null != Off)
            output.SuppressOutput();
    }
}
