using System.Buffers;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>Experience and visitor → one of 10,000 buckets, the same in every sister SDK.</summary>
internal static class Bucketing
{
    private const uint Seed = 9999;
    private const int LongestOnStack = 256;

    internal static int BucketOf(Experience experience, string visitorId)
    {
        var prefix = experience.HashPrefix;
        var bound = prefix.Length + Encoding.UTF8.GetMaxByteCount(visitorId.Length);
        if (bound <= LongestOnStack)
            return BucketOf(prefix, visitorId, stackalloc byte[LongestOnStack]);
        var rented = ArrayPool<byte>.Shared.Rent(bound);
        var bucket = BucketOf(prefix, visitorId, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return bucket;
    }

    internal static int BucketOf(uint hash) => (int)(hash / 4294967296.0 * 10000.0);

    /// <summary>Lone surrogates become U+FFFD, as in JavaScript's own UTF-8.</summary>
    private static int BucketOf(byte[] prefix, string visitorId, Span<byte> buffer)
    {
        prefix.CopyTo(buffer);
        var length = prefix.Length + Encoding.UTF8.GetBytes(visitorId, buffer[prefix.Length..]);
        return BucketOf(MurmurHash3.Hash(buffer[..length], Seed));
    }
}
