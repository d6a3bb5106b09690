using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ConvertTyped.Blazor;

/// <summary>Content for visitors who see a variation, in a <see cref="ConvertExperience{TVariation}"/>.</summary>
/// <typeparam name="TVariation">The generated enum of the experience's variations.</typeparam>
public sealed class ConvertVariation<TVariation> : ComponentBase
    where TVariation : struct, Enum
{
    /// <summary>The variation that visitors must see to get the content. <c>None</c> matches visitors who see no variation.</summary>
    [Parameter, EditorRequired]
    public TVariation Is { get; set; }

    /// <summary>The content for visitors who see the variation.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [CascadingParameter]
    private SeenVariation<TVariation>? Seen { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Seen is null)
        {
            throw new InvalidOperationException(
                $"<{nameof(ConvertVariation<TVariation>)} {nameof(Is)}=\"{typeof(TVariation).Name}.{Is}\"> must be in "
                + $"a <{nameof(ConvertExperience<TVariation>)}> for the same experience.");
        }
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (ChildContent is not null && EqualityComparer<TVariation>.Default.Equals(Seen!.Variation, Is))
            builder.AddContent(0, ChildContent);
    }
}
