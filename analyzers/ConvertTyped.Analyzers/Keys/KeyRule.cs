using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Keys;

/// <summary>A rule for the keys of entities, wherever they are written: as arguments in C# and as attributes in markup.</summary>
internal abstract class KeyRule(DiagnosticDescriptor descriptor, EntityKind kind) : ArgumentRule(descriptor, kind.AsRole())
{
    public EntityKind Kind { get; } = kind;

    /// <summary>The diagnostic for a key; null if the rule does not object to it.</summary>
    public abstract Diagnostic? Check(string key, Location location, ProjectConfigs configs);
}
