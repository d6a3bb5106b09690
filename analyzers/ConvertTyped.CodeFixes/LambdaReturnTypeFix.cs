using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Declares the return type of a lambda.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LambdaReturnTypeFix))]
[Shared]
public sealed class LambdaReturnTypeFix() : SyntaxFix(RuleIds.LambdaReturnType)
{
    private protected override (string Title, SyntaxNode Root)? Change(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.ReturnType, out var type)
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ParenthesizedLambdaExpressionSyntax>() is not { } lambda)
        {
            return null;
        }

        var declared = lambda
            .WithReturnType(SyntaxFactory.ParseTypeName(type!).WithTrailingTrivia(SyntaxFactory.Space))
            .WithParameterList(lambda.ParameterList.WithLeadingTrivia());
        return ($"Declare the return type '{type}'", root.ReplaceNode(lambda, declared.WithLeadingTrivia(lambda.GetLeadingTrivia())));
    }
}
