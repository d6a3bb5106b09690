#if !NET
namespace ConvertTyped.Semantics;

/// <summary>Adds the methods of <see cref="char"/> that test for ASCII characters, because .NET Standard lacks them.</summary>
internal static class AsciiCharacters
{
    extension(char)
    {
        internal static bool IsAscii(char c) => c <= '\x7F';

        internal static bool IsAsciiDigit(char c) => c is >= '0' and <= '9';

        internal static bool IsAsciiLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

        internal static bool IsAsciiHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F') or (>= 'a' and <= 'f');
    }
}
#endif
