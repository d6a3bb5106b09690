using ConvertTyped.Generated;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ConvertTyped.Blazor;

/// <summary>
/// Renders its content for visitors who have a feature: <c>&lt;ConvertFeature Of="c =&gt; c.Features.CheckoutBanner" Context="banner"&gt;@banner.Headline&lt;/ConvertFeature&gt;</c>.
/// </summary>
/// <typeparam name="TFeature">The feature's generated accessor.</typeparam>
public sealed class ConvertFeature<TFeature> : ConvertComponent
    where TFeature : ITypedFeature
{
    /// <summary>Returns the feature from the visitor's context.</summary>
    [Parameter, EditorRequired]
    public Func<ConvertContext, TFeature> Of { get; set; } = null!;

    /// <summary>The content for visitors who have the feature. The content can read the feature's variables.</summary>
    [Parameter]
    public RenderFragment<TFeature>? ChildContent { get; set; }

    /// <summary>The content for visitors who have the feature. Set it instead of <see cref="ChildContent"/> if you set <see cref="Off"/>.</summary>
    [Parameter]
    public RenderFragment<TFeature>? On { get; set; }

    /// <summary>The content for visitors who do not have the feature.</summary>
    [Parameter]
    public RenderFragment? Off { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var feature = Of(Context);
        if (feature.IsEnabled)
            Add(builder, 0, (On ?? ChildContent)?.Invoke(feature));
        else
            Add(builder, 1, Off);
    }
}
