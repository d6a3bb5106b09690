using System.Security.Cryptography;
using ConvertTyped.AspNetCore.Diagnostics;
using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Cookies;

/// <summary>The format of a visitor cookie: a GUID that Data Protection signs and encrypts, or plain text.</summary>
/// <param name="protector">Protects the cookie; null for plain text.</param>
/// <param name="logger">Receives the first failure to read a protected cookie.</param>
internal sealed class CookieFormat(IDataProtector? protector, ILogger logger)
{
    private const int GuidLength = 16;

    /// <summary>The maximum length of a value in characters; longer values are ignored. Protected values have about 150 characters.</summary>
    private const int LongestValue = 512;

    private readonly CookieCache _cache = new();
    private int _hasFailed;

    /// <exception cref="Exception">Data Protection failed, for example because its keys cannot be reached.</exception>
    internal string Write(Guid id) =>
        protector is null ? id.ToString() : WebEncoders.Base64UrlEncode(protector.Protect(id.ToByteArray(bigEndian: true)));

    /// <summary>Reads the visitor id. Returns null if the value is not a valid cookie of this application or cannot be decrypted.</summary>
    internal string? Read(string? value)
    {
        if (value is not { Length: > 0 and <= LongestValue })
            return null;
        if (protector is null)
            return VisitorIds.IsCookieText(value) ? VisitorIds.FromCookie(value) : null;
        if (_cache.Find(value) is { } known)
            return known;
        if (Unprotect(protector, value) is not { } id)
            return null;
        var visitorId = VisitorIds.FromCookie(id.ToString());
        _cache.Add(value, visitorId);
        return visitorId;
    }

    /// <summary>The type name of the original exception. ASP.NET Core wraps every failure of Data Protection in a CryptographicException.</summary>
    internal static string CauseOf(Exception exception) =>
        (exception is CryptographicException { InnerException: { } cause } ? cause : exception).GetType().Name;

    private Guid? Unprotect(IDataProtector protector, string value)
    {
        if (Decode(value) is not { } bytes)
            return null;
        try
        {
            var id = protector.Unprotect(bytes);
            return id.Length == GuidLength ? new Guid(id, bigEndian: true) : null;
        }
        catch (Exception exception)
        {
            // The cookie was edited, its key is unknown, or the application's provider failed. The page must not fail, so the visitor counts as new.
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
                Log.CookieNotRead(logger, CauseOf(exception));
            return null;
        }
    }

    private static byte[]? Decode(string value)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(value);
            // The decoder accepts several strings for the same bytes. A string that differs from the canonical string is an edited cookie.
            return WebEncoders.Base64UrlEncode(bytes) == value ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
