using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ConvertTyped.Blazor;

/// <summary>
/// Renders the <see cref="ConvertVariation{TVariation}"/> that the visitor sees:
/// <c>&lt;ConvertExperience Of="c =&gt; c.Experiences.CheckoutExperiment.Variation"&gt;</c>. Naming a variation that does not
/// exist causes a compile error.
/// </summary>
/// <typeparam name="TVariation">The generated enum of the experience's variations.</typeparam>
[CascadingTypeParameter(nameof(TVariation))]
public sealed class ConvertExperience<TVariation> : ConvertComponent
    where TVariation : struct, Enum
{
    /// <summary>Returns the visitor's variation from the visitor's context.</summary>
    [Parameter, EditorRequired]
    public Func<ConvertContext, TVariation> Of { get; set; } = null!;

    /// <summary>A <see cref="ConvertVariation{TVariation}"/> for each variation. Other content is rendered for all visitors.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenComponent<CascadingValue<SeenVariation<TVariation>>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<SeenVariation<TVariation>>.Value), new SeenVariation<TVariation>(Of(Context)));
        builder.AddComponentParameter(2, nameof(CascadingValue<SeenVariation<TVariation>>.ChildContent), ChildContent);
        builder.CloseComponent();
    }
}
