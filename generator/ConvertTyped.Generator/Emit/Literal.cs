using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Emit;

internal static class Literal
{
    /// <summary>Writes a C# string literal on one line. Control characters, line separators and surrogates that are not part of a pair are escaped.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
