using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>A rule on the values that are given to parameters of certain roles.</summary>
internal abstract class ArgumentRule(DiagnosticDescriptor descriptor, params ParameterRole[] roles)
{
    public DiagnosticDescriptor Descriptor { get; } = descriptor;

    public IReadOnlyList<ParameterRole> Roles { get; } = roles;

    public abstract void Check(WrittenValue written, MemberCode member);
}
