using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// <c>&lt;convert-experience name="checkout-experiment" variation="treatment"&gt;…&lt;/convert-experience&gt;</c>: its content is rendered for visitors
/// who see that variation. Without <c>variation</c>: for those who see none, which is where a page's ordinary content goes.
/// </summary>
[HtmlTargetElement("convert-experience", Attributes = "name")]
public sealed class ConvertExperienceTagHelper(ConvertContext convert) : TagHelper
{
    /// <summary>The experience's key.</summary>
    public string Name { get; [param: ExperienceKey] set; } = "";

    /// <summary>The variation's key, or its id where it has none; null: no variation.</summary>
    public string? Variation { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = null;
        var result = convert.RunExperience(Name);
        if ((result?.VariationKey ?? result?.VariationId) != Variation)
            output.SuppressOutput();
    }
}
