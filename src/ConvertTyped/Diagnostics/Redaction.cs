using System.Security.Cryptography;
using System.Text;

namespace ConvertTyped.Diagnostics;

/// <summary>What may be said of secrets and people in messages, logs and tags.</summary>
internal static class Redaction
{
    /// <summary>Of a key shorter than this, four characters would say too much.</summary>
    private const int ShortestShown = 12;

    /// <summary><c>sdk_****_7890</c>: the last four characters of an SDK key, and of a short one none.</summary>
    internal static string SdkKey(string? key) => key switch
    {
        null or "" => "none",
        { Length: < ShortestShown } => "sdk_****",
        _ => $"sdk_****_{key[^4..]}",
    };

    /// <summary>Sixteen hexadecimal digits of the id's SHA-256: enough to tell visitors apart, too few to find out who they are.</summary>
    internal static string VisitorId(string visitorId) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(visitorId)).AsSpan(0, 8)).ToLowerInvariant();

    /// <summary>Scheme, host and port. Paths hold SDK keys, queries hold tokens.</summary>
    internal static string Address(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
