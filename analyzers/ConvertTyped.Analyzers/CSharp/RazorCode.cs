using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>
/// The C# of Razor pages, views and components. The compiler treats it as generated code, but users wrote it, and the
/// compiler maps its locations to the Razor file.
/// </summary>
internal static class RazorCode
{
    /// <summary>Recognizes the names that the Razor compiler gives to the files it generates.</summary>
    public static bool IsIn(SyntaxTree tree) =>
        tree.FilePath.EndsWith("cshtml.g.cs", StringComparison.OrdinalIgnoreCase) || tree.FilePath.EndsWith("razor.g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bodies and initializers of all members, and all attributes.</summary>
    public static IEnumerable<IOperation> Members(SemanticModel model, CancellationToken cancellationToken)
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        // Attributes are found separately, because the operation of a lambda does not contain the lambda's attributes.
        return
            from node in root.DescendantNodes(node => !IsOfMember(node)).Where(IsOfMember).Concat(root.DescendantNodes().Where(node => node is AttributeSyntax))
            let operation = model.GetOperation(node, cancellationToken)
            where operation is not null
            select operation;
    }

    public static IEnumerable<ParameterSyntax> Parameters(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<ParameterSyntax>();

    private static bool IsOfMember(SyntaxNode node) => node
        is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;
}
