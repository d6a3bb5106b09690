using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>
/// The visitor ids of requests. Ids from a cookie have a prefix that ids from the application cannot have, so that no client can impersonate a user of
/// the application.
/// </summary>
internal static class VisitorIds
{
    internal const string CookiePrefix = "cookie/";

    private const int LongestInCookie = 128;
    private const int LongestId = 256;

    private static readonly SearchValues<char> CookieCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.:");

    /// <summary>A version 7 GUID: random, but ordered by time, which keeps the index of a database compact.</summary>
    internal static Guid New(TimeProvider time)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        RandomNumberGenerator.Fill(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The visitor id for the text of a cookie.</summary>
    internal static string FromCookie(string text) => CookiePrefix + text;

    /// <summary>Whether the text of an unprotected cookie can be an id: at most 128 ASCII letters, digits, hyphens, underscores, periods and colons.</summary>
    internal static bool IsCookieText(string? text) =>
        text is { Length: > 0 and <= LongestInCookie } && !text.AsSpan().ContainsAnyExcept(CookieCharacters);

    /// <summary>Whether a string can be a visitor id. The string is not trusted, because the application may have taken it from the request.</summary>
    internal static bool IsUsable(string? id) =>
        id is { Length: <= LongestId } && !string.IsNullOrWhiteSpace(id) && !id.Any(char.IsControl) && IsWellFormed(id);

    /// <summary>Whether an id from the application is usable and does not have the prefix of cookie visitors.</summary>
    internal static bool IsApplicationId(string? id) => IsUsable(id) && !id!.StartsWith(CookiePrefix, StringComparison.Ordinal);

    private static bool IsWellFormed(string id)
    {
        foreach (var rune in id.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }
}
