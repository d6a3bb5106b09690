using System.Buffers;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>Computes a visitor's bucket in an experience, 0 to 9999, as all of Convert's SDKs compute it.</summary>
internal static class Bucketing
{
    internal const uint Seed = 9999;
    private const int LongestOnStack = 256;

    internal static int BucketOf(Experience experience, string visitorId)
    {
        var prefix = experience.HashPrefix;
        var bound = HashPrefix.Room + Encoding.UTF8.GetMaxByteCount(visitorId.Length);
        if (bound <= LongestOnStack)
            return BucketOf(prefix.Complete(visitorId, stackalloc byte[LongestOnStack]));
        var rented = ArrayPool<byte>.Shared.Rent(bound);
        var hash = prefix.Complete(visitorId, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return BucketOf(hash);
    }

    internal static int BucketOf(uint hash) => (int)(hash / 4294967296.0 * 10000.0);
}
