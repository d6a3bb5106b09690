namespace ConvertTyped.Blazor.Rendering;

/// <summary>Notifies a component when the attributes of a visitor are set, or when new decisions arrive.</summary>
internal sealed class InputSubscription : IDisposable
{
    private readonly Action _changed;

    internal InputSubscription(ConvertContext context, Action changed)
    {
        Context = context;
        _changed = changed;
        context.Session.InputsChanged += changed;
    }

    internal ConvertContext Context { get; }

    public void Dispose() => Context.Session.InputsChanged -= _changed;
}
