using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Json;

/// <summary>A rule for one config that is valid JSON.</summary>
internal abstract class ConfigRule(DiagnosticDescriptor descriptor)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    /// <param name="retired">The entities that Convert no longer serves but the config may still refer to.</param>
    public abstract IEnumerable<Finding> Find(ConfigDocument config, RetiredDocument retired);
}
