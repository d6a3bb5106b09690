using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Removes parameters and arguments from their lists, and the text about a parameter from the documentation.</summary>
internal sealed class ListRewriter(HashSet<SyntaxNode> removed) : CSharpSyntaxRewriter
{
    private static readonly SyntaxAnnotation Needless = new();

    /// <summary>The document without the parameters and arguments, and without constructors that then equal the default constructor.</summary>
    internal static SyntaxNode Apply(SyntaxNode root, HashSet<SyntaxNode> removed)
    {
        var rewritten = new ListRewriter(removed).Visit(root)!;
        return new RemovalRewriter([.. rewritten.GetAnnotatedNodes(Needless)]).Visit(rewritten)!;
    }

    public override SyntaxNode? VisitArgumentList(ArgumentListSyntax node)
    {
        var visited = (ArgumentListSyntax)base.VisitArgumentList(node)!;
        return visited.WithArguments(SeparatedLists.KeepAt(visited.Arguments, index => !removed.Contains(node.Arguments[index])));
    }

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return visited is { Initializer: not null, ArgumentList: { Arguments.Count: 0 } list } && node.ArgumentList!.Arguments.Any(removed.Contains)
            ? visited.WithArgumentList(null).WithType(visited.Type.WithTrailingTrivia(list.GetTrailingTrivia()))
            : visited;
    }

    public override SyntaxNode? VisitParameterList(ParameterListSyntax node) =>
        node.WithParameters(SeparatedLists.Keep(node.Parameters, parameter => !removed.Contains(parameter)));

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Documentation.Without(node.ParameterList.Parameters.Where(removed.Contains), (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!);

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        var visited = Documentation.Without(node.ParameterList.Parameters.Where(removed.Contains), (ConstructorDeclarationSyntax)base.VisitConstructorDeclaration(node)!);
        return node.ParameterList.Parameters.Any(removed.Contains) && IsAsIfImplicit(visited, (TypeDeclarationSyntax)node.Parent!) ? visited.WithAdditionalAnnotations(Needless) : visited;
    }

    private static bool IsAsIfImplicit(ConstructorDeclarationSyntax constructor, TypeDeclarationSyntax type) =>
        constructor is { ParameterList.Parameters.Count: 0, Initializer: null, Body.Statements.Count: 0, AttributeLists.Count: 0 }
        && !Trivia.HasComment(constructor.DescendantTrivia())
        && !type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && type.Members.OfType<ConstructorDeclarationSyntax>().Count() == 1
        && (constructor.Modifiers.Any(SyntaxKind.PublicKeyword)
            || constructor.Modifiers.Any(SyntaxKind.InternalKeyword) && !constructor.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().All(IsPublic));

    private static bool IsPublic(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node)
    {
        var visited = (ClassDeclarationSyntax)base.VisitClassDeclaration(node)!;
        if (node.ParameterList is not { } list || !list.Parameters.Any(removed.Contains))
            return visited;
        visited = Documentation.Without(list.Parameters.Where(removed.Contains), visited);
        var end = visited.ParameterList!.GetTrailingTrivia();
        return visited.ParameterList.Parameters.Count > 0 ? visited
            : visited.TypeParameterList is { } types ? visited.WithTypeParameterList(types.WithTrailingTrivia(end)).WithParameterList(null)
            : visited.WithIdentifier(visited.Identifier.WithTrailingTrivia(end)).WithParameterList(null);
    }
}
