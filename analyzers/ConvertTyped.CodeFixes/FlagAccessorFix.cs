using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Replaces the name of a feature flag with the generated constant, or the awaited check of the flag with the typed accessor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlagAccessorFix))]
[Shared]
public sealed class FlagAccessorFix() : AccessorFix(RuleIds.FlagAccessor, "Use generated code in place of the flag's name", FlagEdit.Find);
