using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A rule for the values that are passed to parameters with certain roles.</summary>
internal abstract class ArgumentRule(DiagnosticDescriptor descriptor, params ParameterRole[] roles)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public IReadOnlyList<ParameterRole> Roles { get; } = roles;

    public abstract void Check(WrittenValue written, MemberCode member);
}
