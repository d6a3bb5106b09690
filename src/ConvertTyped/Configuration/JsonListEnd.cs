using System.Numerics;
using System.Runtime.Intrinsics;

namespace ConvertTyped.Configuration;

/// <summary>Finds the end of a JSON list without checking the values in the list. Examines many bytes at a time.</summary>
internal static class JsonListEnd
{
    /// <summary>The minimum number of bytes for which the search saves more time than the runtime needs to compile this class.</summary>
    private const int SmallestSearch = 16 * 1024;

    private static int BlockLength => Vector256<byte>.Count;

    /// <summary>
    /// The position after the list that begins at <paramref name="start"/>. Returns -1 if the caller must read the list to find its end.
    /// If the list is not valid JSON, the position is arbitrary.
    /// </summary>
    internal static int Find(ReadOnlySpan<byte> utf8, int start)
    {
        if (!Vector256.IsHardwareAccelerated || utf8.Length - start < SmallestSearch)
            return -1;
        var text = default(TextState);
        var depth = 0;
        for (var at = start; at < utf8.Length; at += BlockLength)
        {
            var block = BlockAt(utf8[at..]);
            var outside = ~text.Mask(block);
            var opened = Positions(block, '[') & outside;
            var closed = Positions(block, ']') & outside;
            if (BitOperations.PopCount(closed) >= depth && EndIn(opened, closed, depth) is var end and >= 0)
                return at + end;
            depth += BitOperations.PopCount(opened) - BitOperations.PopCount(closed);
        }

        return -1;
    }

    /// <summary>The first block of bytes, padded with zeros at the end of the text.</summary>
    private static Vector256<byte> BlockAt(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length >= BlockLength)
            return Vector256.Create(utf8[..BlockLength]);
        Span<byte> padded = stackalloc byte[BlockLength];
        padded.Clear();
        utf8.CopyTo(padded);
        return Vector256.Create((ReadOnlySpan<byte>)padded);
    }

    /// <summary>The position after the bracket that closes the list. Returns -1 if the bracket is in a later block.</summary>
    private static int EndIn(uint opened, uint closed, int depth)
    {
        for (; closed != 0; closed &= closed - 1)
        {
            var position = BitOperations.TrailingZeroCount(closed);
            depth--;
            if (depth + BitOperations.PopCount(opened & ((1u << position) - 1)) == 0)
                return position + 1;
        }

        return -1;
    }

    /// <summary>Returns a mask with a bit for each byte that equals <paramref name="character"/>.</summary>
    private static uint Positions(Vector256<byte> block, char character) =>
        Vector256.Equals(block, Vector256.Create((byte)character)).ExtractMostSignificantBits();

    /// <summary>Records whether a string or an escape sequence continues in the next block.</summary>
    private struct TextState
    {
        private uint _inString;
        private bool _inEscape;

        /// <summary>Returns a mask with a bit for each byte in a string, including the opening quote.</summary>
        internal uint Mask(Vector256<byte> block)
        {
            var quotes = Positions(block, '"');
            var backslashes = Positions(block, '\\');
            if (backslashes != 0 || _inEscape)
                quotes &= ~Escaped(backslashes);
            var mask = ToggleAt(quotes) ^ _inString;
            _inString = (uint)((int)mask >> 31);
            return mask;
        }

        private uint Escaped(uint backslashes)
        {
            var escaped = 0u;
            for (var i = 0; i < BlockLength; i++)
            {
                var bit = 1u << i;
                if (_inEscape)
                    escaped |= bit;
                _inEscape = !_inEscape && (backslashes & bit) != 0;
            }

            return escaped;
        }

        /// <summary>Returns a mask with the bits from each odd-numbered quote up to, but not including, the next quote.</summary>
        private static uint ToggleAt(uint quotes)
        {
            quotes ^= quotes << 1;
            quotes ^= quotes << 2;
            quotes ^= quotes << 4;
            quotes ^= quotes << 8;
            return quotes ^ (quotes << 16);
        }
    }
}
