using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.CodeFixes;

/// <summary>
/// A generated extension member, such as <c>Features</c>, that returns the accessors of a context. The member is a method where extension properties are
/// not supported.
/// </summary>
internal sealed class ExtensionMember(Diagnostic diagnostic)
{
    private readonly string _written = diagnostic.Properties[DiagnosticProperties.ExtensionMember]!;

    public string Name => _written.TrimEnd('(', ')');

    public bool IsMethod => _written.EndsWith("()", StringComparison.Ordinal);
}
