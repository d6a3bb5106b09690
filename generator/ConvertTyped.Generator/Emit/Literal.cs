using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Emit;

internal static class Literal
{
    /// <summary>A C# string literal on one line; what cannot be seen or encoded is escaped.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
