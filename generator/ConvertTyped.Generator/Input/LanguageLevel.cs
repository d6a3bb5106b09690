using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Input;

/// <summary>The language features that generated code may use in the project's language version.</summary>
/// <param name="ExtensionProperties">C# 14 and later.</param>
/// <param name="Utf8Literals">C# 11 and later.</param>
/// <param name="IsSupported">C# 10 and later: file-scoped namespaces and global usings.</param>
internal readonly record struct LanguageLevel(bool ExtensionProperties, bool Utf8Literals, bool IsSupported)
{
    public static LanguageLevel Read(ParseOptions options)
    {
        var version = options is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.Default;
        return new(HostCompiler.KnowsCSharp14 && version >= HostCompiler.CSharp14, version >= LanguageVersion.CSharp11, version >= LanguageVersion.CSharp10);
    }
}
