using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Input;

/// <summary>What the compiler that runs the generator can do, which is not for the project to choose.</summary>
internal static class HostCompiler
{
    public const LanguageVersion CSharp14 = (LanguageVersion)1400;

    /// <summary>"preview" is above every version, even in compilers that do not know C# 14 yet.</summary>
    public static readonly bool KnowsCSharp14 = Enum.IsDefined(typeof(LanguageVersion), CSharp14);
}
