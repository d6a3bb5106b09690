using ConvertTyped.AspNetCore.Caching;
using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Cookies;

/// <summary>
/// The cookie that identifies anonymous visitors. It is written when the response starts, because an exception handler clears headers that were set
/// before.
/// </summary>
internal sealed class VisitorCookie
{
    /// <summary>Part of the key that protects cookies: a cookie of another purpose or application cannot be read.</summary>
    private const string Purpose = "ConvertTyped.AspNetCore.VisitorCookie.v1";

    private readonly CookieBuilder _cookie;
    private readonly CookieFormat _format;
    private readonly TimeProvider _time;

    internal VisitorCookie(ConvertVisitorOptions options, IDataProtectionProvider protection, TimeProvider time)
    {
        _cookie = options.Cookie;
        _format = new(options.ProtectCookie ? protection.CreateProtector(Purpose) : null);
        _time = time;
    }

    internal bool IsEssential => _cookie.IsEssential;

    /// <summary>The id of the visitor who sends a valid cookie; null for everybody else.</summary>
    internal string? Read(HttpContext http) => _format.Read(http.Request.Cookies[_cookie.Name!]);

    /// <summary>An id for a new visitor, who does not get a cookie yet.</summary>
    internal Guid NewId() => VisitorIds.New(_time);

    internal void WriteOnStart(HttpContext http, Guid id) => http.Response.OnStarting(() =>
    {
        Write(http, id);
        return Task.CompletedTask;
    });

    internal void Write(HttpContext http, Guid id)
    {
        http.Response.Cookies.Append(_cookie.Name!, _format.Write(id), _cookie.Build(http, _time.GetUtcNow()));
        SharedCaches.Exclude(http.Response.Headers);
    }

    internal void DeleteOnStart(HttpContext http) => http.Response.OnStarting(() =>
    {
        // Cookie policies drop cookies that are not essential without consent, but deleting one must always work.
        var options = _cookie.Build(http, _time.GetUtcNow());
        options.IsEssential = true;
        http.Response.Cookies.Delete(_cookie.Name!, options);
        SharedCaches.Exclude(http.Response.Headers);
        return Task.CompletedTask;
    });
}
