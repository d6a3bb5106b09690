using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Removes or adds the parentheses after the name of a member that is a property in C# 14 and a method in earlier versions.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ParenthesesFix))]
[Shared]
public sealed class ParenthesesFix() : SyntaxFix(RuleIds.Parentheses)
{
    private protected override (string Title, SyntaxNode Root)? Change(SyntaxNode root, Diagnostic diagnostic)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).Parent is not ExpressionSyntax named)
            return null;
        return named.Parent is InvocationExpressionSyntax call
            ? ("Remove the parentheses", root.ReplaceNode(call, named.WithTriviaFrom(call)))
            : ("Add parentheses", root.ReplaceNode(named, SyntaxFactory.InvocationExpression(named.WithoutTrailingTrivia()).WithTriviaFrom(named)));
    }
}
