namespace ConvertTyped;

/// <summary>One kind of thing that happens in a core's life, to subscribe to with <see cref="ConvertCore.On"/>.</summary>
/// <typeparam name="TPayload">What a handler is told.</typeparam>
public sealed class LifecycleEvent<TPayload>
{
    internal LifecycleEvent(string name) => Name = name;

    /// <summary>The name that the sister SDKs give this event, such as <c>config.updated</c>.</summary>
    public string Name { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
