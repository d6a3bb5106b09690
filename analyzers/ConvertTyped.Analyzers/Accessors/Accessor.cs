using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>A typed accessor of one entity.</summary>
/// <param name="Namespace">The namespace of the generated code.</param>
/// <param name="ExtensionMember">How the accessors are reached from a context: <c>Features</c>, or <c>Features()</c> before C# 14.</param>
/// <param name="Property">The generated property for the entity.</param>
/// <param name="Feature">The feature with the same key, regardless of the kind of entity that the accessor belongs to.</param>
internal sealed record Accessor(string Namespace, string ExtensionMember, IPropertySymbol Property, FeatureModel? Feature);
