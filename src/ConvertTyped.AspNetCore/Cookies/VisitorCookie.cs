using ConvertTyped.AspNetCore.Caching;
using ConvertTyped.AspNetCore.Diagnostics;
using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Cookies;

/// <summary>
/// The cookie that identifies anonymous visitors. It is written when the response starts, because an exception handler clears headers that were set
/// earlier.
/// </summary>
internal sealed class VisitorCookie
{
    /// <summary>The purpose for Data Protection. Cookies that were protected for another purpose or by another application cannot be read.</summary>
    private const string Purpose = "ConvertTyped.AspNetCore.VisitorCookie.v1";

    private readonly CookieBuilder _cookie;
    private readonly CookieFormat _format;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private int _hasFailed;

    internal VisitorCookie(ConvertVisitorOptions options, IDataProtectionProvider protection, TimeProvider time, ILogger logger)
    {
        _cookie = options.Cookie;
        _format = new(options.ProtectCookie ? protection.CreateProtector(Purpose) : null, logger);
        _time = time;
        _logger = logger;
    }

    internal bool IsEssential => _cookie.IsEssential;

    /// <summary>The visitor id in the request's cookie; null if the request has no valid cookie.</summary>
    internal string? Read(HttpContext http) => _format.Read(http.Request.Cookies[_cookie.Name!]);

    /// <summary>An id for a new visitor, who does not get a cookie yet.</summary>
    internal Guid NewId() => VisitorIds.New(_time);

    /// <summary>Sets the cookie when the response starts. Returns false if the cookie cannot be protected; the first failure is logged.</summary>
    internal bool TryWriteOnStart(HttpContext http, Guid id)
    {
        if (TryProtect(id) is not { } value)
            return false;
        http.Response.OnStarting(() =>
        {
            Append(http, value);
            return Task.CompletedTask;
        });
        return true;
    }

    /// <summary>Sets the cookie. Returns false if the cookie cannot be protected; the first failure is logged.</summary>
    internal bool TryWrite(HttpContext http, Guid id)
    {
        if (TryProtect(id) is not { } value)
            return false;
        Append(http, value);
        return true;
    }

    internal void DeleteOnStart(HttpContext http) => http.Response.OnStarting(() =>
    {
        Delete(http);
        return Task.CompletedTask;
    });

    internal void Delete(HttpContext http)
    {
        // Without consent, cookie policies drop cookies that are not essential, but deleting the cookie must always work.
        var options = _cookie.Build(http, _time.GetUtcNow());
        options.IsEssential = true;
        http.Response.Cookies.Delete(_cookie.Name!, options);
        SharedCaches.Exclude(http);
    }

    private void Append(HttpContext http, string value)
    {
        http.Response.Cookies.Append(_cookie.Name!, value, _cookie.Build(http, _time.GetUtcNow()));
        SharedCaches.Exclude(http);
    }

    /// <summary>Creates the text of the cookie. Returns null if Data Protection fails, because this failure must not break the page.</summary>
    private string? TryProtect(Guid id)
    {
        try
        {
            return _format.Write(id);
        }
        catch (Exception exception)
        {
            // The application's Data Protection provider may throw any exception.
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
                Log.CookieNotProtected(_logger, CookieFormat.CauseOf(exception));
            return null;
        }
    }
}
