using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Private methods, properties and fields that the folding made constant and that are read once. The member is removed after its read is replaced.</summary>
internal static class ConstantMembers
{
    internal static IEnumerable<ConstantRead> ReadOnce(UseCounts before, UseCounts now)
    {
        foreach (var member in now.Declarations.Where(declaration => declaration is MethodDeclarationSyntax or PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }))
        {
            if (ValueOf(member, now) is not { } value || Trivia.HasComment(MemberOf(member).DescendantTrivia()) || Marks.IsInFrozen(member)
                || before.CounterpartOf(member, now) is not { } original || ValueOf(original, before) is not null)
            {
                continue;
            }

            var reads = now.UsesOf(member).Where(UseCounts.IsRead).ToList();
            if (reads.Count == 1 && ReadAt(reads[0], member is MethodDeclarationSyntax, now.Model) is { } read && IsReplaceable(read) && !IsBeforeAssignment(read, member))
                yield return new(read, value);
        }
    }

    /// <summary>The literal that the member always has; null if there is no such literal, or if the literal's type differs from the member's type.</summary>
    private static ExpressionSyntax? ValueOf(SyntaxNode member, UseCounts uses)
    {
        var value = member switch
        {
            MethodDeclarationSyntax { ParameterList.Parameters.Count: 0, TypeParameterList: null, ExpressionBody: { } arrow } => arrow.Expression,
            MethodDeclarationSyntax { ParameterList.Parameters.Count: 0, TypeParameterList: null, Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
            PropertyDeclarationSyntax property when !uses.UsesOf(property).Any(UseCounts.IsAssigned) => property.ExpressionBody?.Expression ?? MemberFolder.Getter(property),
            VariableDeclaratorSyntax field => Assigned(field, uses),
            _ => null,
        };
        var type = uses.Model.GetDeclaredSymbol(member) switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return ConstantRead.IsConstant(value) && SymbolEqualityComparer.Default.Equals(uses.Model.GetTypeInfo(value!).Type, type) ? value : null;
    }

    /// <summary>The only value of a field: its initial value, or the value that the only constructor of a class assigns; null if there is neither.</summary>
    private static ExpressionSyntax? Assigned(VariableDeclaratorSyntax field, UseCounts uses)
    {
        if (field.Parent is not VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax { AttributeLists.Count: 0 } })
            return null;
        var written = uses.UsesOf(field).Select(Expressions.AccessTo).Where(Locals.IsWritten).ToList();
        return written.Count == 0 ? field.Initializer?.Value
            : written.Count == 1 && field.Initializer is null && written[0].Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                && uses.Model.GetDeclaredSymbol(field) is IFieldSymbol { IsStatic: false, ContainingType.TypeKind: TypeKind.Class } symbol && DecidableSymbols.IsSetOnce(assignment, symbol) ? assignment.Right
            : null;
    }

    /// <summary>
    /// The expression that reads the member; null if a frozen member contains the read, if the member belongs to another object, or if the
    /// member is a method that is not called there.
    /// </summary>
    private static ExpressionSyntax? ReadAt(SimpleNameSyntax name, bool isMethod, SemanticModel model)
    {
        var whole = Expressions.AccessTo(name);
        if (Marks.IsInFrozen(name) || whole is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax and var owner } && model.GetSymbolInfo(owner).Symbol is not INamedTypeSymbol)
            return null;
        return !isMethod ? whole
            : whole.Parent is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call && call.Expression == whole ? call
            : null;
    }

    /// <summary>Whether the read can be replaced with a literal without any further folding.</summary>
    private static bool IsReplaceable(ExpressionSyntax read) => ConstantRead.IsReplaceable(read) && read.Parent switch
    {
        ArgumentSyntax argument => argument.Parent is not TupleExpressionSyntax || argument.NameColon is not null,
        AssignmentExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or InterpolationSyntax or ExpressionElementSyntax
            or InitializerExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax => true,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression),
        ConditionalExpressionSyntax conditional => conditional.Condition != read,
        _ => false,
    };

    /// <summary>Whether the field may be read before the constructor assigns its value.</summary>
    private static bool IsBeforeAssignment(ExpressionSyntax read, SyntaxNode member) => member is VariableDeclaratorSyntax { Initializer: null }
        && (read.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null || read.Ancestors().Any(node => node is FieldDeclarationSyntax));

    private static SyntaxNode MemberOf(SyntaxNode declaration) => declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
}
