using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Writes the typed accessor in place of a call by string key, if the result compiles and behaves the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedAccessorFix))]
[Shared]
public sealed class TypedAccessorFix() : AccessorFix(RuleIds.TypedAccessor, "Use the typed accessor", AccessorCall.Find);
