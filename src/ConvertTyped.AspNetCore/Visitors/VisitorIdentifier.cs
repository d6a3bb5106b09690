using ConvertTyped.AspNetCore.Cookies;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Decides who the visitor of a request is, once for each request.</summary>
internal sealed class VisitorIdentifier(VisitorOptionsReader reader, VisitorCookie cookie)
{
    private static readonly object Visitor = new();
    private static readonly object Identifying = new();

    internal VisitorOptionsReader Reader => reader;

    /// <summary>Identifies the visitor, but sets no cookie, because the request may not need a visitor.</summary>
    /// <exception cref="InvalidOperationException">A delegate of the options uses a <c>ConvertContext</c> before the visitor is identified.</exception>
    internal RequestVisitor Identify(HttpContext http)
    {
        lock (http)
        {
            if (http.Items.TryGetValue(Visitor, out var item))
            {
                return item as RequestVisitor
                    ?? throw new InvalidOperationException("A delegate of ConvertVisitorOptions used a ConvertContext before the visitor was identified. Read from the HttpContext in the delegate instead.");
            }

            http.Items[Visitor] = Identifying;
            var visitor = Create(http);
            http.Items[Visitor] = visitor;
            return visitor;
        }
    }

    /// <summary>Identifies the visitor for a decision. A new visitor gets a cookie if consent was given or the cookie is essential.</summary>
    internal RequestVisitor IdentifyForDecision(HttpContext http)
    {
        var visitor = Identify(http);
        if (visitor is { IsHeld: true, IsVisit: true })
        {
            lock (http)
                TryEndHold(http, visitor);
        }

        if (visitor is { IsHeld: true, IsVisit: true, Consent: Consent.Pending } && !http.Response.HasStarted)
            visitor.CheckConsentOnce(() => http.Response.OnStarting(() => CheckConsentAsync(http, visitor)));
        return visitor;
    }

    /// <summary>Prevents a request from setting a cookie, storing state or sending events for a new visitor.</summary>
    internal void SuppressNewVisitor(HttpContext http)
    {
        if (Identify(http) is { NewId: not null } visitor)
            visitor.IsVisit = false;
    }

    /// <summary>Creates an id for a new visitor.</summary>
    internal string NewId() => VisitorIds.FromCookie(cookie.NewId().ToString());

    /// <summary>
    /// Ends the hold if the visitor has given consent, possibly during this request, or if a new visitor refuses consent but the cookie is essential. The
    /// hold remains if consent is pending, if the response has already started, or if the new visitor's cookie cannot be protected.
    /// </summary>
    private void TryEndHold(HttpContext http, RequestVisitor visitor)
    {
        if (!visitor.IsHeld || visitor.HasCookieFailed)
            return;
        if (http.Response.HasStarted)
        {
            if (visitor.NewId is not null && (visitor.Consent == Consent.Given || cookie.IsEssential))
                reader.LogLateContext();
            return;
        }

        if (visitor.Consent != Consent.Given)
            visitor.Consent = reader.Consent(http);
        if (visitor.Consent == Consent.Pending || (visitor.Consent == Consent.Refused && (visitor.NewId is null || !cookie.IsEssential)))
            return;
        if (visitor.NewId is not { } id || cookie.TryWriteOnStart(http, id))
            visitor.EndHold();
        else
            visitor.HasCookieFailed = true;
    }

    private RequestVisitor Create(HttpContext http)
    {
        var consent = reader.Consent(http);
        var isVisit = reader.IsVisitor(http);
        var cookieId = cookie.Read(http);
        var own = reader.ApplicationId(http);
        var isWithdrawn = consent == Consent.Refused && !cookie.IsEssential;
        var visitor = isWithdrawn
            ? Create(http, own, cookieId: null, consent, isVisit, withdrawnId: cookieId)
            : Create(http, own, cookieId, consent, isVisit, withdrawnId: null);
        if (http.Response.HasStarted)
            return visitor;
        if (isWithdrawn && cookieId is not null)
            cookie.DeleteOnStart(http);
        else if (reader.TakesOver(visitor))
            SignInTakeover.CompleteOnStart(http, visitor, cookie);
        return visitor;
    }

    private RequestVisitor Create(HttpContext http, string? own, string? cookieId, Consent consent, bool isVisit, string? withdrawnId)
    {
        var isHeld = !isVisit || consent == Consent.Pending;
        if ((own ?? cookieId) is { } known)
            return new(known) { AnonymousId = own is null ? null : cookieId, WithdrawnId = withdrawnId, IsVisit = isVisit, Consent = consent, IsHeld = isHeld };
        var id = cookie.NewId();
        return new(VisitorIds.FromCookie(id.ToString()))
        {
            NewId = id, WithdrawnId = withdrawnId, IsVisit = isVisit && reader.KeepsCookies(http), Consent = consent, IsHeld = true,
        };
    }

    private Task CheckConsentAsync(HttpContext http, RequestVisitor visitor)
    {
        lock (http)
        {
            // Headers can still be set here, although the response is starting.
            if (visitor is not { IsHeld: true, IsVisit: true, HasCookieFailed: false })
                return Task.CompletedTask;
            visitor.Consent = reader.Consent(http);
            // Without consent, decisions are stored only if the visitor is recognized in later requests anyway.
            if (visitor.Consent != Consent.Given && visitor.IsRecognizedByCookie && !cookie.IsEssential)
                return Task.CompletedTask;
            if (visitor.NewId is not { } id || cookie.TryWrite(http, id))
                visitor.EndHold();
        }

        return Task.CompletedTask;
    }
}
