using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Recognizes the only assignment to a private field, or to a property with a private setter. The statements that follow the assignment in
/// its block read the assigned value, regardless of the earlier value.
/// </summary>
internal static class SingleAssignments
{
    /// <summary>
    /// The code after the assignment in its block; null if the assignment is not a statement of a block, if other code may set the member, or if a <c>goto</c>
    /// may skip the assignment.
    /// </summary>
    internal static TextSpan? CodeAfter(AssignmentExpressionSyntax assignment, ISymbol? member, SemanticModel model)
    {
        if (assignment.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement || !Expressions.IsAccessInThis(assignment.Left) || !IsSetByItsType(member)
            || member!.DeclaringSyntaxReferences[0].SyntaxTree != assignment.SyntaxTree)
        {
            return null;
        }

        var isSetElsewhere = assignment.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == member.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, member))
            .Select(Expressions.AccessTo)
            .Any(use => use != assignment.Left && Locals.IsWritten(use));
        return isSetElsewhere || block.DescendantNodes().OfType<LabeledStatementSyntax>().Any() ? null : TextSpan.FromBounds(statement.Span.End, block.Span.End);
    }

    /// <summary>Whether an expression reads the member in code that runs after the assignment. Local functions are excluded, because they may be called earlier.</summary>
    internal static bool IsRead(ExpressionSyntax read, TextSpan code) =>
        code.Contains(read.Span) && Expressions.IsAccessInThis(read) && !read.Ancestors().TakeWhile(node => code.Contains(node.Span)).OfType<LocalFunctionStatementSyntax>().Any();

    private static bool IsSetByItsType(ISymbol? member) =>
        member is { IsStatic: false, IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences.Length: 1, ContainingType: { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.Length: 1 } }
        && (member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsVolatile: false }
            || member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Private }
                && member.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax property && DecidableSymbols.HasNoCode(property));
}
