using ConvertTyped.Blazor.Rendering;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;

namespace ConvertTyped.Blazor;

/// <summary>
/// Renders content that depends on the visitor's decisions. The content is rendered again when the visitor's attributes are set, another page is shown
/// or new decisions arrive. The derived types are <see cref="ConvertFeature{TFeature}"/> and <see cref="ConvertExperience{TVariation}"/>.
/// </summary>
public abstract class ConvertComponent : ComponentBase, IDisposable
{
    private protected ConvertComponent()
    {
    }

    /// <summary>The visitor's context. By default, the injected context is used.</summary>
    [Parameter]
    public ConvertContext? Visitor { get; set; }

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private ConvertContext? Injected { get; set; }

    private InputSubscription? Subscription { get; set; }

    private protected ConvertContext Context => Visitor ?? (Injected ??= InjectedContext());

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        Subscription?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Subscription?.Context == Context)
            return;
        Subscription?.Dispose();
        Subscription = new(Context, () => _ = InvokeAsync(StateHasChanged));
    }

    private protected static void Add(RenderTreeBuilder builder, int sequence, RenderFragment? content)
    {
        if (content is not null)
            builder.AddContent(sequence, content);
    }

    private ConvertContext InjectedContext() => Services.GetService(typeof(ConvertContext)) as ConvertContext ?? throw new InvalidOperationException(
        "No ConvertContext is registered. Call services.AddConvert on the server, and services.AddConvertDecisions in a WebAssembly application.");

    private void Moved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged);
}
