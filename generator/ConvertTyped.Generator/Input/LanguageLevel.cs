using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator;

/// <summary>What the project's language version lets the generated code use.</summary>
internal readonly record struct LanguageLevel(bool ExtensionProperties, bool GlobalUsings)
{
    private const LanguageVersion CSharp14 = (LanguageVersion)1400;

    // "preview" is above every version, even in compilers that do not know C# 14 yet.
    private static readonly bool CompilerKnowsCSharp14 = Enum.IsDefined(typeof(LanguageVersion), CSharp14);

    public static LanguageLevel Of(ParseOptions options)
    {
        LanguageVersion version = options is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.Default;
        return new(CompilerKnowsCSharp14 && version >= CSharp14, version >= LanguageVersion.CSharp10);
    }
}
