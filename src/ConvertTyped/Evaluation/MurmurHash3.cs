using System.Buffers.Binary;
using System.Numerics;

namespace ConvertTyped.Evaluation;

/// <summary>MurmurHash3_x86_32 by Austin Appleby, who placed it in the public domain.</summary>
internal static class MurmurHash3
{
    private const uint C1 = 0xcc9e2d51;
    private const uint C2 = 0x1b873593;

    /// <summary>Hashes the whole blocks of the first part of an input. The bytes after them remain in <paramref name="data"/>.</summary>
    internal static uint Begin(uint hash, ref ReadOnlySpan<byte> data)
    {
        for (; data.Length >= 4; data = data[4..])
        {
            hash ^= Scramble(BinaryPrimitives.ReadUInt32LittleEndian(data));
            hash = (BitOperations.RotateLeft(hash, 13) * 5) + 0xe6546b64;
        }

        return hash;
    }

    /// <summary>Hashes the rest of an input whose total length is <paramref name="length"/>.</summary>
    internal static uint Complete(uint hash, ReadOnlySpan<byte> rest, int length)
    {
        hash = Begin(hash, ref rest);
        uint tail = 0;
        for (var i = rest.Length - 1; i >= 0; i--)
            tail = (tail << 8) | rest[i];
        if (rest.Length > 0)
            hash ^= Scramble(tail);
        return Finish(hash ^ (uint)length);
    }

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * C1, 15) * C2;

    private static uint Finish(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
