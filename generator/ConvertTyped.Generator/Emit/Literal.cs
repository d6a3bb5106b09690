using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Emit;

internal static class Literal
{
    /// <summary>Writes a C# string literal on one line. Characters that are invisible or cannot be encoded are escaped.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
