using ConvertTyped.Hosting.Cores;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>The visitor of one request, for all cores and all scopes of the request.</summary>
internal sealed class RequestVisitor(string id)
{
    private readonly Dictionary<RegisteredCore, ConvertContext> _contexts = [];
    private readonly Dictionary<RegisteredCore, ConvertContext> _loaded = [];
    private readonly HashSet<RegisteredCore> _forgotten = [];
    private int _isSettling;

    /// <summary>The visitor's id. It is new, and of this request only, if <see cref="NewId"/> is set and no cookie is written.</summary>
    internal string Id { get; } = id;

    /// <summary>What a new visitor's cookie contains; null for visitors who have a cookie or an id of the application.</summary>
    internal Guid? NewId { get; init; }

    /// <summary>The anonymous visitor that the request's cookie names, where the application itself knows the visitor; otherwise null.</summary>
    internal string? AnonymousId { get; init; }

    /// <summary>The id whose cookie was sent with a refusal: what is stored under it is to be deleted. Null for everybody else.</summary>
    internal string? WithdrawnId { get; init; }

    /// <summary>Whether a person asks. For programs nothing is stored or tracked.</summary>
    internal bool IsVisit { get; init; }

    internal Consent Consent { get; set; }

    /// <summary>
    /// Whether nothing may be stored or tracked for now, because the id will not come back or consent is pending.
    /// </summary>
    internal bool IsHeld { get; set; }

    /// <summary>Keeps a context that was loaded before anybody asked for it.</summary>
    internal void AddLoaded(RegisteredCore core, ConvertContext context)
    {
        lock (_contexts)
            _loaded[core] = context;
    }

    /// <summary>Whether a core is the first time asked to forget the visitor who withdrew consent.</summary>
    internal bool TryForget(RegisteredCore core)
    {
        lock (_contexts)
            return WithdrawnId is not null && _forgotten.Add(core);
    }

    internal ConvertContext? LoadedOf(RegisteredCore core)
    {
        lock (_contexts)
            return _loaded.GetValueOrDefault(core);
    }

    /// <summary>Scopes that ask at the same time get the same context.</summary>
    internal ConvertContext GetOrAdd(RegisteredCore core, Func<ConvertContext> create)
    {
        lock (_contexts)
        {
            if (_contexts.TryGetValue(core, out var context))
                return context;
        }

        var created = create();
        lock (_contexts)
            return _contexts.TryAdd(core, created) ? created : _contexts[core];
    }

    /// <summary>Has the pending consent settled when the response starts, however often contexts are asked for.</summary>
    internal void SettleOnce(Action register)
    {
        if (Interlocked.Exchange(ref _isSettling, 1) == 0)
            register();
    }

    /// <summary>Stores and tracks what was held in all contexts of the request.</summary>
    internal void Release()
    {
        IsHeld = false;
        lock (_contexts)
        {
            foreach (var context in _contexts.Values)
                context.Session.Release();
        }
    }
}
