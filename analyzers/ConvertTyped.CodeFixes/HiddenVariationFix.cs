using System.Composition;
using ConvertTyped.Analyzers.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ConvertTyped.CodeFixes;

/// <summary>Adds arms for the variations that only the discard arm handles. The new arms contain the same code as the discard arm.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HiddenVariationFix))]
[Shared]
public sealed class HiddenVariationFix() : SyntaxFix(RuleIds.HiddenVariation)
{
    private const string Title = "Handle each hidden variation explicitly";

    private protected override (string Title, SyntaxNode Root)? Change(SyntaxNode root, Diagnostic diagnostic)
    {
        ExpressionSyntax[] variations = [.. diagnostic.Properties[DiagnosticProperties.Variations]!.Split(',').Select(name => Member(diagnostic, name))];
        return WithArms(root, root.FindNode(diagnostic.Location.SourceSpan), variations) is { } changed ? (Title, changed) : null;
    }

    private static ExpressionSyntax Member(Diagnostic diagnostic, string name) =>
        ParseExpression($"{diagnostic.Properties[DiagnosticProperties.Enum]}.{name}").WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Returns null unless the arm is <c>_</c> or <c>default</c>. Other discard arms can declare a variable, which the added arms would not have.</summary>
    private static SyntaxNode? WithArms(SyntaxNode root, SyntaxNode label, ExpressionSyntax[] variations) => label switch
    {
        DefaultSwitchLabelSyntax { Parent: SwitchSectionSyntax } => root.InsertNodesBefore(
            label,
            variations.Select(variation => CaseSwitchLabel(variation).WithLeadingTrivia(label.GetLeadingTrivia()).WithTrailingTrivia(label.GetTrailingTrivia()))),
        DiscardPatternSyntax { Parent: SwitchExpressionArmSyntax { WhenClause: null } arm } => root.InsertNodesBefore(
            arm,
            variations.Select(variation => SwitchExpressionArm(ConstantPattern(variation).WithTrailingTrivia(label.GetTrailingTrivia()), arm.WhenClause, arm.EqualsGreaterThanToken, arm.Expression.WithoutTrailingTrivia())
                .WithLeadingTrivia(arm.GetLeadingTrivia())
                .WithAdditionalAnnotations(Formatter.Annotation))),
        _ => null,
    };
}
