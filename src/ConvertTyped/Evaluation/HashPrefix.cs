using System.Buffers.Binary;
using System.Text;

namespace ConvertTyped.Evaluation;

/// <summary>The part of a hash that depends only on the experience's id: the hash of the id's whole blocks, and the remaining bytes.</summary>
internal readonly struct HashPrefix
{
    /// <summary>The number of bytes that a buffer needs in addition to those of the visitor id.</summary>
    internal const int Room = sizeof(uint);
    private const int LongestOnStack = 256;

    private readonly uint _hash;
    private readonly uint _tail;
    private readonly int _length;

    internal HashPrefix(string id, uint seed)
    {
        var bound = Encoding.UTF8.GetMaxByteCount(id.Length);
        var utf8 = bound <= LongestOnStack ? stackalloc byte[LongestOnStack] : new byte[bound];
        ReadOnlySpan<byte> rest = utf8[..Encoding.UTF8.GetBytes(id, utf8)];
        _length = rest.Length;
        _hash = MurmurHash3.Begin(seed, ref rest);
        Span<byte> tail = stackalloc byte[sizeof(uint)];
        rest.CopyTo(tail);
        _tail = BinaryPrimitives.ReadUInt32LittleEndian(tail);
    }

    private int TailLength => _length & 3;

    /// <summary>The hash of the experience's id followed by the visitor's id. Lone surrogates become U+FFFD, as in JavaScript's UTF-8 encoder.</summary>
    internal uint Complete(string visitorId, Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, _tail);
        var added = Encoding.UTF8.GetBytes(visitorId, buffer[TailLength..]);
        return MurmurHash3.Complete(_hash, buffer[..(TailLength + added)], _length + added);
    }
}
