using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Analyzers;

/// <summary>
/// The C# of Razor pages, views and components. To the compiler it is generated code, but what is in it a user wrote, and the compiler maps its
/// locations to where that was.
/// </summary>
internal static class RazorCode
{
    /// <summary>By what the Razor generator, and the compiler before it, call the files that they make of .cshtml and .razor files.</summary>
    public static bool IsIn(SyntaxTree tree) =>
        tree.FilePath.EndsWith("cshtml.g.cs", StringComparison.OrdinalIgnoreCase) || tree.FilePath.EndsWith("razor.g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The bodies and initializers of all members, and all attributes.</summary>
    public static IEnumerable<ImmutableArray<IOperation>> Members(SemanticModel model, CancellationToken cancellation)
    {
        var root = model.SyntaxTree.GetRoot(cancellation);
        return
            from node in root.DescendantNodes(node => !IsOfMember(node)).Where(IsOfMember).Concat(root.DescendantNodes().Where(node => node is AttributeSyntax))
            let operation = model.GetOperation(node, cancellation)
            where operation is not null
            select ImmutableArray.Create(operation);
    }

    // Attributes within are no part of it: the compiler has no operation that lambdas' are in.
    private static bool IsOfMember(SyntaxNode node) => node
        is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax;
}
