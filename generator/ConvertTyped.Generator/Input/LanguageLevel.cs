using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Input;

/// <summary>What the project's language version lets the generated code use.</summary>
internal readonly record struct LanguageLevel(bool ExtensionProperties, bool GlobalUsings)
{
    public static LanguageLevel Of(ParseOptions options)
    {
        var version = options is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.Default;
        return new(HostCompiler.KnowsCSharp14 && version >= HostCompiler.CSharp14, version >= LanguageVersion.CSharp10);
    }
}
