using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Writes the typed accessor, or the generated constant, in place of the name of a feature flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlagAccessorFix))]
[Shared]
public sealed class FlagAccessorFix() : AccessorFix(RuleIds.FlagAccessor, "Use generated code in place of the flag's name", FlagEdit.Find);
