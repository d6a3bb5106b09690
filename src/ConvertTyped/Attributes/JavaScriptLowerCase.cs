using System.Buffers;
using System.Text;
using ConvertTyped.Semantics;

namespace ConvertTyped.Attributes;

/// <summary>The equivalent of <c>String.prototype.toLowerCase()</c>, independent of the culture, the globalization mode and the ICU version.</summary>
internal static class JavaScriptLowerCase
{
    private const int StackBufferLength = 256;
    private const char CapitalIWithDot = '\u0130';
    private const char CapitalSigma = '\u03A3';

    private static readonly SearchValues<char> AsciiCapitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The largest number of chars that <see cref="Write"/> writes for text of this length. U+0130 becomes two chars.</summary>
    internal static int LengthBound(int length) => (int)Math.Min(2L * length, Array.MaxLength);

    /// <summary>Writes the source in lower case, and returns the number of chars written. Does not allocate.</summary>
    internal static int Write(ReadOnlySpan<char> source, Span<char> destination)
    {
        if (Ascii.ToLower(source, destination, out var written) == OperationStatus.Done)
            return written;

        var index = written;
        while (index < source.Length)
        {
            var c = source[index];
            if (char.IsAscii(c))
            {
                destination[written++] = LowerAscii(c);
                index++;
            }
            else
            {
                written += LowerNext(source, ref index, destination[written..]);
            }
        }
        return written;
    }

    /// <summary>Converts a string to lower case. Returns the same instance if it is already in lower case.</summary>
    internal static string Convert(string source)
    {
        if (Ascii.IsValid(source) && !source.AsSpan().ContainsAny(AsciiCapitals))
            return source;

        char[]? rented = null;
        var bound = LengthBound(source.Length);
        var buffer = bound <= StackBufferLength
            ? stackalloc char[StackBufferLength]
            : rented = ArrayPool<char>.Shared.Rent(bound);

        var lowered = buffer[..Write(source, buffer)];
        var result = lowered.SequenceEqual(source) ? source : new string(lowered);

        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Whether <paramref name="text"/> in lower case equals <paramref name="lowered"/>. Needs no buffer.</summary>
    internal static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> lowered)
    {
        if (text.Length != lowered.Length && !text.Contains(CapitalIWithDot))
            return false;
        if (Ascii.EqualsIgnoreCase(text, lowered))
            return !lowered.ContainsAny(AsciiCapitals);
        return !Ascii.IsValid(text) && MatchesByChar(text, lowered);
    }

    private static bool MatchesByChar(ReadOnlySpan<char> text, ReadOnlySpan<char> lowered)
    {
        Span<char> next = stackalloc char[2];
        var index = 0;
        while (index < text.Length)
        {
            var length = 1;
            if (char.IsAscii(text[index]))
                next[0] = LowerAscii(text[index++]);
            else
                length = LowerNext(text, ref index, next);
            if (!lowered.StartsWith(next[..length]))
                return false;
            lowered = lowered[length..];
        }
        return lowered.IsEmpty;
    }

    private static char LowerAscii(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;

    /// <summary>Lower-cases the code point at <paramref name="index"/>, moves past it, and returns the number of chars written.</summary>
    private static int LowerNext(ReadOnlySpan<char> source, ref int index, Span<char> destination)
    {
        var c = source[index++];
        switch (c)
        {
            case CapitalIWithDot:
                destination[0] = 'i';
                destination[1] = '\u0307';
                return 2;
            case CapitalSigma:
                destination[0] = JavaScriptFinalSigma.IsFinal(source, index - 1) ? 'ς' : 'σ';
                return 1;
            case var _ when char.IsHighSurrogate(c) && index < source.Length && char.IsLowSurrogate(source[index]):
                var lower = JavaScriptCaseTable.ToLower(char.ConvertToUtf32(c, source[index++]));
                return new Rune(lower).EncodeToUtf16(destination);
            default:
                destination[0] = (char)JavaScriptCaseTable.ToLower(c);
                return 1;
        }
    }
}
