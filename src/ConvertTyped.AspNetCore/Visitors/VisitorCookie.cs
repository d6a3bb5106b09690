using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>The visitor's id in a cookie, validated on the way in.</summary>
internal sealed class VisitorCookie(CookieBuilder cookie, TimeProvider time)
{
    /// <summary>The id of a visitor whose first request this is, for everybody who asks during the request.</summary>
    private static readonly object NewId = new();

    private readonly string _name = cookie.Name!;

    /// <param name="http">The request.</param>
    /// <param name="mayWrite">Whether a new visitor gets a cookie.</param>
    internal string IdOf(HttpContext http, bool mayWrite)
    {
        var known = http.Request.Cookies[_name];
        if (VisitorIds.IsFromCookie(known))
            return known!;
        if (http.Items.TryGetValue(NewId, out var item) && item is string given)
            return given;
        var id = VisitorIds.New(time);
        http.Items[NewId] = id;
        if (mayWrite && !http.Response.HasStarted)
            Write(http, id);
        return id;
    }

    private void Write(HttpContext http, string id)
    {
        http.Response.Cookies.Append(_name, id, cookie.Build(http, time.GetUtcNow()));
        // One visitor's id must not be handed to others by a shared cache.
        if (http.Response.Headers.CacheControl.Count == 0)
            http.Response.Headers.CacheControl = "private";
    }
}
