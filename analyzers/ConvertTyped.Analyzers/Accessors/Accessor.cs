using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>A typed accessor of one entity.</summary>
/// <param name="Namespace">The namespace of the generated code.</param>
/// <param name="ExtensionMember">The code that leads from a context to the accessors, such as <c>Features</c>, or <c>Features()</c> before C# 14.</param>
/// <param name="Property">The generated property for the entity.</param>
/// <param name="Feature">The feature with the entity's key, even if the entity is of another kind; null if no feature has this key.</param>
internal sealed record Accessor(string Namespace, string ExtensionMember, IPropertySymbol Property, FeatureModel? Feature);
