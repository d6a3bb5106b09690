using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator.Input;

/// <summary>Two referenced assemblies have accessors in the same namespace, so the compiler cannot tell the accessors apart.</summary>
internal sealed record AmbiguousAccessors(string Namespace, string First, string Second)
{
    public static IEnumerable<AmbiguousAccessors> Find(IEnumerable<ReferencedAccessors> visible) =>
        from accessors in visible
        group accessors.Assembly by accessors.Namespace into assemblies
        where assemblies.Count() > 1
        select new AmbiguousAccessors(assemblies.Key, assemblies.First(), assemblies.ElementAt(1));

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptors.AmbiguousAccessors, Location.None, First, Second, Namespace.Length == 0 ? "the global namespace" : $"the namespace '{Namespace}'");
}
