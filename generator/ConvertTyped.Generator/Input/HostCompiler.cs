using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Input;

/// <summary>The capabilities of the compiler that runs the generator. The project cannot choose them.</summary>
internal static class HostCompiler
{
    public const LanguageVersion CSharp14 = (LanguageVersion)1400;

    /// <summary>Whether the compiler supports C# 14. The language version "preview" is above C# 14 even in older compilers.</summary>
    public static readonly bool KnowsCSharp14 = Enum.IsDefined(typeof(LanguageVersion), CSharp14);
}
