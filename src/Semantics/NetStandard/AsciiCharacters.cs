#if !NET
namespace ConvertTyped.Semantics;

/// <summary>The methods that test for ASCII characters, which <see cref="char"/> has in .NET but not in .NET Standard.</summary>
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
