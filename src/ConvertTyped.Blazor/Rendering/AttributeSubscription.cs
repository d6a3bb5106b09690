namespace ConvertTyped.Blazor.Rendering;

/// <summary>Notifies a component when the attributes of a visitor are set.</summary>
internal sealed class AttributeSubscription : IDisposable
{
    private readonly Action _changed;

    internal AttributeSubscription(ConvertContext context, Action changed)
    {
        Context = context;
        _changed = changed;
        context.Session.AttributesChanged += changed;
    }

    internal ConvertContext Context { get; }

    public void Dispose() => Context.Session.AttributesChanged -= _changed;
}
