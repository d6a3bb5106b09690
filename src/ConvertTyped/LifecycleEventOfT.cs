namespace ConvertTyped;

/// <summary>A lifecycle event; subscribe to it with <see cref="ConvertCore.On"/>.</summary>
/// <typeparam name="TPayload">The type of the payload that handlers receive.</typeparam>
public sealed class LifecycleEvent<TPayload>
{
    internal LifecycleEvent(string name) => Name = name;

    /// <summary>The name that Convert's other SDKs give this event, such as <c>config.updated</c>.</summary>
    public string Name { get; }

    /// <summary>Returns <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
