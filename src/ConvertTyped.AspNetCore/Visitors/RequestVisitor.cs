using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>The visitor of one request or circuit, for all cores and all scopes.</summary>
internal sealed class RequestVisitor(string id)
{
    private readonly Dictionary<RegisteredCore, ConvertContext> _contexts = [];
    private readonly Dictionary<RegisteredCore, ConvertContext> _loaded = [];
    private readonly HashSet<RegisteredCore> _forgotten = [];
    private readonly HashSet<RegisteredCore> _adopted = [];
    private int _isCheckRegistered;
    private volatile bool _hasEnded;

    /// <summary>The visitor's id. If <see cref="NewId"/> is set, the id is new, and is used only for this request unless a cookie is written.</summary>
    internal string Id { get; } = id;

    /// <summary>The GUID for a new visitor's cookie; null for visitors who are identified by a cookie or by an id from the application.</summary>
    internal Guid? NewId { get; init; }

    /// <summary>
    /// The id in the request's cookie, if the application identifies the visitor by its own id. Null if the application has no id for the visitor, if the
    /// request has no valid cookie, or if <see cref="WithdrawnId"/> is set.
    /// </summary>
    internal string? AnonymousId { get; init; }

    /// <summary>The id in the cookie if the visitor refused consent and the state stored under this id must be deleted; otherwise null.</summary>
    internal string? WithdrawnId { get; init; }

    /// <summary>Whether the id is recognized by a cookie, which is set only with consent unless it is essential.</summary>
    internal bool IsRecognizedByCookie => Id.StartsWith(VisitorIds.CookiePrefix, StringComparison.Ordinal);

    /// <summary>Whether the request comes from a person and may create a new visitor. Otherwise nothing is stored or tracked.</summary>
    internal bool IsVisit { get; set; }

    internal Consent Consent { get; set; }

    /// <summary>
    /// Whether storing and tracking are on hold, because the request is not a visit, consent is pending, or a new visitor has no cookie.
    /// </summary>
    internal bool IsHeld { get; set; }

    /// <summary>Whether the visitor's cookie could not be protected. A second attempt would only delay the request.</summary>
    internal bool HasCookieFailed { get; set; }

    /// <summary>True once the response is complete, if <see cref="ObserveEnd"/> was called.</summary>
    internal bool HasEnded => _hasEnded;

    /// <summary>Adds a context that was loaded in advance.</summary>
    internal void AddLoaded(RegisteredCore core, ConvertContext context)
    {
        lock (_contexts)
            _loaded[core] = context;
    }

    /// <summary>Returns true if the visitor withdrew consent and this is the first call for the core. The caller must then delete the visitor's state.</summary>
    internal bool TryForget(RegisteredCore core)
    {
        lock (_contexts)
            return WithdrawnId is not null && _forgotten.Add(core);
    }

    /// <summary>Records that the visitor has taken over the anonymous visitor's decisions on the core's experiences.</summary>
    internal void RecordAdoption(RegisteredCore core)
    {
        lock (_contexts)
            _adopted.Add(core);
    }

    internal bool HasAdopted(RegisteredCore core)
    {
        lock (_contexts)
            return _adopted.Contains(core);
    }

    internal ConvertContext? LoadedOf(RegisteredCore core)
    {
        lock (_contexts)
            return _loaded.GetValueOrDefault(core);
    }

    /// <summary>Gets or adds the context. Concurrent scopes get the same context.</summary>
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

    /// <summary>Records that the request has ended, once the response is complete.</summary>
    internal void ObserveEnd(HttpResponse response) => response.OnCompleted(
        static visitor =>
        {
            ((RequestVisitor)visitor)._hasEnded = true;
            return Task.CompletedTask;
        },
        this);

    /// <summary>Registers a consent check that runs when the response starts. Later calls do nothing.</summary>
    internal void CheckConsentOnce(Action register)
    {
        if (Interlocked.Exchange(ref _isCheckRegistered, 1) == 0)
            register();
    }

    /// <summary>
    /// Stores and tracks the decisions and conversions that the request's contexts have held. Without consent, the decisions are only stored, and the
    /// conversions are dropped.
    /// </summary>
    internal void EndHold()
    {
        IsHeld = false;
        lock (_contexts)
        {
            foreach (var context in _contexts.Values)
                context.Session.EndHold(isTracked: Consent == Consent.Given);
        }
    }
}
