using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>
/// The names of the members that generated code adds to contexts: properties, or methods before C# 14. <c>TestConvert</c> gets only <c>Features</c> and
/// <c>Experiences</c>.
/// </summary>
internal static class ExtensionMemberName
{
    private static readonly string[] All = ["Features", "Experiences", "Goals", "Segments"];

    /// <summary>Whether generated code adds all or some of these members to the type.</summary>
    public static bool IsReceiver(ITypeSymbol? type) => type is
        { Name: "ConvertContext", ContainingNamespace: { Name: "ConvertTyped", ContainingNamespace.IsGlobalNamespace: true } }
        or { Name: "TestConvert", ContainingNamespace: { Name: "Testing", ContainingNamespace.Name: "ConvertTyped" } };

    public static bool Is(string name) => Array.IndexOf(All, name) >= 0;

    /// <summary>Finds the names that follow a dot. The text is searched first, because most files contain none of the names.</summary>
    /// <param name="called">True to find only names before an opening parenthesis; false to find only names without one.</param>
    public static IEnumerable<IdentifierNameSyntax> FindIn(SyntaxTree tree, bool called, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        foreach (var name in All)
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (at > 0 && text[at - 1] == '.'
                    && IsBeforeParenthesis(text, at + name.Length) == called
                    && tree.GetRoot(cancellationToken).FindToken(at).Parent is IdentifierNameSyntax found
                    && found.Identifier.ValueText == name)
                    yield return found;
            }
        }
    }

    private static bool IsBeforeParenthesis(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at < text.Length && text[at] == '(';
    }
}
