using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.CodeFixes;

/// <summary>
/// The generated extension member of a context that returns the accessors, such as <c>Features</c>. The member is a method if the language
/// version has no extension properties.
/// </summary>
internal sealed class ExtensionMember(Diagnostic diagnostic)
{
    private readonly string _written = diagnostic.Properties[DiagnosticProperties.ExtensionMember]!;

    public string Name => _written.TrimEnd('(', ')');

    public bool IsMethod => _written.EndsWith("()", StringComparison.Ordinal);
}
