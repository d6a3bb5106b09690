using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ConvertTyped.CodeFixes;

/// <summary>Replaces a call that passes a string key with the typed accessor, if the result compiles and behaves the same.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedAccessorFix))]
[Shared]
public sealed class TypedAccessorFix() : AccessorFix(RuleIds.TypedAccessor, "Use the typed accessor", AccessorCall.Find);
