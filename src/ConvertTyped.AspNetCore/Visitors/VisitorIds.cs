using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Which ids a request may claim, and new ones.</summary>
internal static class VisitorIds
{
    private const int LongestInCookie = 128;
    private const int LongestOwn = 256;

    private static readonly SearchValues<char> CookieCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.:");

    /// <summary>A GUID of version 7: random, but later ones sort later, which keeps a database's index compact.</summary>
    internal static string New(TimeProvider time)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        RandomNumberGenerator.Fill(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>Cookies come from anywhere: letters, digits and a few marks, and not many of them.</summary>
    internal static bool IsFromCookie(string? id) =>
        id is { Length: > 0 and <= LongestInCookie } && !id.AsSpan().ContainsAnyExcept(CookieCharacters);

    /// <summary>Whether what the application's own code gave can be an id. It may have passed on what a request says.</summary>
    internal static bool IsOwn(string? id) =>
        id is { Length: <= LongestOwn } && !string.IsNullOrWhiteSpace(id) && !id.Any(char.IsControl) && IsWellFormed(id);

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
