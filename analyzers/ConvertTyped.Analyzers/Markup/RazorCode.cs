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
    // What the Razor generator calls the files that it makes of .cshtml and .razor files.
    private static readonly string[] Suffixes = ["_cshtml.g.cs", "_razor.g.cs"];

    public static bool IsIn(SyntaxTree tree) => Suffixes.Any(suffix => tree.FilePath.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bodies, initializers and attributes of all members.</summary>
    public static IEnumerable<ImmutableArray<IOperation>> Members(SemanticModel model, CancellationToken cancellation) =>
        from node in model.SyntaxTree.GetRoot(cancellation).DescendantNodes(node => !IsOfMember(node))
        where IsOfMember(node)
        let operation = model.GetOperation(node, cancellation)
        where operation is not null
        select ImmutableArray.Create(operation);

    private static bool IsOfMember(SyntaxNode node) =>
        node is BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax or AttributeSyntax;
}
