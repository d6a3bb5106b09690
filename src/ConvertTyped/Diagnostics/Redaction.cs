using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.Diagnostics;

/// <summary>How secrets and visitors appear in messages, logs and tags.</summary>
internal static class Redaction
{
    /// <summary>The minimum length of keys that are shown in part. The last four characters of a shorter key would reveal too much.</summary>
    private const int ShortestShown = 12;

    /// <summary><c>sdk_****_7890</c>: the last four characters of an SDK key. If the key is short, no characters are shown.</summary>
    internal static string SdkKey(string? key) => key switch
    {
        null or "" => "none",
        { Length: < ShortestShown } => "sdk_****",
        _ => $"sdk_****_{key[^4..]}",
    };

    /// <summary>Sixteen hexadecimal digits of the id's SHA-256 hash, which distinguish visitors without revealing their ids.</summary>
    internal static string VisitorId(string visitorId) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitorId)).AsSpan(0, 8)).ToLowerInvariant();

    /// <summary>The scheme, host and port of an address. Paths contain SDK keys, and queries contain tokens.</summary>
    internal static string Address(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
