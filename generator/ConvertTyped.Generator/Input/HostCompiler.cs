using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Input;

/// <summary>The capabilities of the compiler that runs the generator. The project cannot choose them.</summary>
internal static class HostCompiler
{
    public const LanguageVersion CSharp14 = (LanguageVersion)1400;

    /// <summary>"preview" is above every version, even in compilers that do not know C# 14 yet.</summary>
    public static readonly bool KnowsCSharp14 = Enum.IsDefined(typeof(LanguageVersion), CSharp14);
}
