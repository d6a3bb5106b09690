using ConvertTyped.AspNetCore.Browser;
using ConvertTyped.AspNetCore.Caching;
using ConvertTyped.AspNetCore.Circuits;
using ConvertTyped.AspNetCore.Diagnostics;
using ConvertTyped.Hosting.Contexts;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>The contexts of one core: a context for the visitor of each request or circuit.</summary>
internal sealed class RequestContexts(
    RegisteredCore registered, ConvertCore core, bool isStoreRemote, EmptyCore emptyCore, VisitorIdentifier identifier, IHttpContextAccessor accessor)
    : ICurrentContext
{
    private readonly VisitorOptionsReader _reader = identifier.Reader;

    public ConvertContext? Find(IServiceProvider? scope)
    {
        if ((scope?.GetRequiredService<CircuitScope>() is { Visitor: not null } own ? own : CircuitScope.Current) is { } circuit)
            return Get(circuit);
        if (accessor.HttpContext is not { } http)
            return null;
        var context = Get(http);
        if (scope is not null)
            Persist(context, http);
        return context;
    }

    /// <summary>Reads the state of a circuit's visitor, so that no component blocks on a remote store.</summary>
    internal async ValueTask LoadAsync(CircuitScope circuit)
    {
        if (isStoreRemote && core.IsReady && circuit.Visitor is { NewId: null, IsHeld: false } visitor)
            visitor.AddLoaded(registered, await core.CreateContextAsync(visitor.Id, circuit.Attributes, circuit.Location).ConfigureAwait(false));
    }

    private ConvertContext Get(CircuitScope circuit)
    {
        var visitor = circuit.Visitor!;
        return visitor.GetOrAdd(registered, () =>
        {
            if (!core.IsReady)
                return emptyCore.CreateContext(visitor.Id);
            var context = GetLoadedOrCreate(visitor, () => circuit.Attributes, () => circuit.Location);
            return visitor.IsHeld || visitor.Consent == Consent.Given ? context : context.With(enableTracking: false);
        });
    }

    /// <summary>
    /// Lets components that continue after prerendering use the same visitor and the same decisions. Components can have their own scopes, but only
    /// state that the request's scope persists becomes part of the page.
    /// </summary>
    private void Persist(ConvertContext context, HttpContext http)
    {
        http.RequestServices.GetRequiredService<CircuitVisitorState>().Persist(http);
        if (registered.Name.Length == 0)
            http.RequestServices.GetRequiredService<BrowserDecisionState>().Persist(context);
    }

    internal ConvertContext Get(HttpContext http)
    {
        var visitor = identifier.IdentifyForDecision(http);
        Forget(visitor);
        return visitor.GetOrAdd(registered, () => Create(http, visitor));
    }

    /// <summary>Reads the state of a returning visitor, so that nothing later in the request blocks on a remote store.</summary>
    internal ValueTask LoadAsync(HttpContext http)
    {
        var visitor = identifier.Identify(http);
        Forget(visitor);
        return isStoreRemote && core.IsReady && visitor is { NewId: null, IsHeld: false } && visitor.LoadedOf(registered) is null
            ? LoadAsync(http, visitor)
            : default;
    }

    /// <summary>
    /// Ensures that a user who has signed in has taken over the anonymous visitor's decisions. Returns false if this is not possible yet, because no config
    /// is loaded.
    /// </summary>
    internal async ValueTask<bool> TryAdoptAsync(HttpContext http, RequestVisitor visitor)
    {
        if (core.IsReady && !visitor.HasAdopted(registered))
            await LoadAsync(http, visitor).ConfigureAwait(false);
        return visitor.HasAdopted(registered);
    }

    /// <inheritdoc cref="VisitorIdentifier.SuppressNewVisitor"/>
    internal void SuppressNewVisitor(HttpContext http) => identifier.SuppressNewVisitor(http);

    /// <summary>Gets the context without blocking on a remote store.</summary>
    internal async ValueTask<ConvertContext> GetAsync(HttpContext http)
    {
        await LoadAsync(http).ConfigureAwait(false);
        return Get(http);
    }

    private async ValueTask LoadAsync(HttpContext http, RequestVisitor visitor)
    {
        var context = await core.CreateContextAsync(
            visitor.Id, _reader.Attributes(http), _reader.LocationAttributes(http), http.RequestAborted).ConfigureAwait(false);
        if (_reader.TakesOver(visitor))
            Adopt(context, await core.CreateContextAsync(visitor.AnonymousId!, cancellationToken: http.RequestAborted).ConfigureAwait(false), visitor);
        visitor.AddLoaded(registered, context);
    }

    private ConvertContext Create(HttpContext http, RequestVisitor visitor)
    {
        if (!core.IsReady)
        {
            // Every feature is off until the first config is loaded. A cached page would keep this state even after the config is loaded.
            PersonalResponse.Exclude(http);
            return emptyCore.CreateContext(visitor.Id);
        }

        var context = GetLoadedOrCreate(visitor, () => _reader.Attributes(http), () => _reader.LocationAttributes(http));
        visitor.ObserveEnd(http.Response);
        ObserveDecisions(context, visitor, PersonalResponse.Observe(http, context));
        if (visitor.IsHeld)
            return context;
        if (_reader.Options.ReportUserAgent && visitor.Consent == Consent.Given)
            UserAgentSegments.Report(context, http.Request.Headers.UserAgent.ToString());
        return visitor.Consent == Consent.Given ? context : context.With(enableTracking: false);
    }

    /// <summary>Observes the decisions of a context. The context may outlive the request, so the <c>HttpContext</c> is not captured.</summary>
    private void ObserveDecisions(ConvertContext context, RequestVisitor visitor, PersonalResponse response)
    {
        context.Session.UsableWhile = () => IsUsableFor(visitor);
        context.Session.Observer = experience =>
        {
            response.RecordDecision(registered, experience.Key);
            if (response.IsLate)
                _reader.LogLateDecision();
        };
    }

    /// <summary>
    /// Returns false if the context is used after its request, in the request of another visitor.
    /// </summary>
    private bool IsUsableFor(RequestVisitor visitor)
    {
        if (!visitor.HasEnded || accessor.HttpContext is not { } current || identifier.Identify(current).Id == visitor.Id)
            return true;
        _reader.LogForeignContext();
        return false;
    }

    private ConvertContext GetLoadedOrCreate(
        RequestVisitor visitor, Func<IReadOnlyDictionary<string, object?>?> readAttributes, Func<IReadOnlyDictionary<string, object?>?> readLocation)
    {
        if (visitor.LoadedOf(registered) is { } loaded)
            return loaded;
        var (attributes, location) = (readAttributes(), readLocation());
        if (visitor.IsHeld)
            return core.CreateHeldContext(visitor.Id, attributes, location, visitor.NewId is not null);
        if (isStoreRemote)
            return CreateForNewVisitor(visitor, attributes, location);
        var context = core.CreateContext(visitor.Id, attributes, location);
        if (_reader.TakesOver(visitor))
            Adopt(context, core.CreateContext(visitor.AnonymousId!), visitor);
        return context;
    }

    /// <summary>Creates a context for a new visitor, who has no state. The state of any other visitor must already have been loaded without blocking.</summary>
    private ConvertContext CreateForNewVisitor(
        RequestVisitor visitor, IReadOnlyDictionary<string, object?>? attributes, IReadOnlyDictionary<string, object?>? location)
    {
        if (visitor.NewId is null)
        {
            throw new InvalidOperationException(
                "The visitor's state is not loaded, and the data store is asynchronous. Call app.UseConvert() before the code that uses a ConvertContext, "
                + "or inject IConvertContextAccessor and await ForVisitorAsync(visitorId).");
        }

        var context = core.CreateHeldContext(visitor.Id, attributes, location, isNew: true);
        context.Session.EndHold();
        return context;
    }

    /// <summary>Deletes the state of a visitor who withdrew consent. The response does not wait for the deletion.</summary>
    private void Forget(RequestVisitor visitor)
    {
        if (visitor.TryForget(registered))
            _ = ForgetAsync(visitor.WithdrawnId!);
    }

    private async Task ForgetAsync(string visitorId)
    {
        try
        {
            await core.ForgetAsync(visitorId).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.ForgetFailed(_reader.Logger, exception.GetType().Name);
        }
    }

    private void Adopt(ConvertContext context, ConvertContext anonymous, RequestVisitor visitor)
    {
        context.Session.Adopt(anonymous.Session);
        visitor.RecordAdoption(registered);
    }
}
