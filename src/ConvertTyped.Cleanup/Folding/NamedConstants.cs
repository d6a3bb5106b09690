using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Replaces variables with local constants, if their value is a decided string or number and they are read several times.</summary>
internal static class NamedConstants
{
    /// <summary>
    /// The variables that a condition declares and that become constants, each with the reads that still refer to it by name. All of these reads are in the
    /// <paramref name="kept"/> statement, so the constant can be declared there.
    /// </summary>
    internal static IReadOnlyList<NamedConstant> In(ExpressionSyntax condition, StatementSyntax kept, FoldScope scope)
    {
        var found = new List<NamedConstant>();
        if (((kept as BlockSyntax)?.Statements.FirstOrDefault() ?? kept) is var first && Indentation.Read(first) is null)
            return found;
        foreach (var designation in condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
        {
            if (scope.Model.GetDeclaredSymbol(designation) is ILocalSymbol symbol && scope.ValueOf(symbol) is { } decided && Keyword(symbol.Type) is not null
                && Locals.ReadsByName(symbol, designation, decided, scope.Model) is { Count: > 1 } reads && reads.All(read => kept.Span.Contains(read.Span) && !Locals.IsWritten(read)))
            {
                found.Add(new(symbol, decided.Value, reads));
            }
        }

        return found;
    }

    /// <summary>Whether a folded statement still reads the constant several times.</summary>
    internal static bool IsNeeded(NamedConstant constant, StatementSyntax folded) =>
        folded.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == constant.Symbol.Name) > 1;

    /// <summary>Returns a block with the declarations of the constants, followed by the folded statements.</summary>
    internal static BlockSyntax Prepend(IEnumerable<NamedConstant> constants, StatementSyntax folded)
    {
        var block = folded as BlockSyntax ?? SyntaxFactory.Block(folded).WithAdditionalAnnotations(Formatter.Annotation);
        var first = block.Statements[0];
        var indentation = SyntaxFactory.Whitespace(Indentation.Read(first) ?? "");
        var declarations = constants.Select(constant => Declaration(constant)
            .WithLeadingTrivia(indentation).WithTrailingTrivia(first.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))));
        return block.WithStatements(block.Statements.InsertRange(0, declarations));
    }

    /// <summary>The declaration of a variable, changed to the declaration of a constant.</summary>
    internal static LocalDeclarationStatementSyntax Declare(LocalDeclarationStatementSyntax variable, SyntaxKind keyword)
    {
        var type = SyntaxFactory.PredefinedType(SyntaxFactory.Token(keyword)).WithTrailingTrivia(variable.Declaration.Type.GetTrailingTrivia());
        var literal = (LiteralExpressionSyntax)variable.Declaration.Variables[0].Initializer!.Value;
        var constant = variable.WithDeclaration(variable.Declaration.WithType(type))
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.ConstKeyword).WithLeadingTrivia(variable.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space)));
        return literal.Token.Value is long number
            ? constant.ReplaceNode(constant.Declaration.Variables[0].Initializer!.Value, Literals.WriteConstant(new IntegerValue(number)).WithTriviaFrom(literal))
            : constant;
    }

    /// <summary>The keyword for a constant's type; null if the type is not supported.</summary>
    internal static SyntaxKind? Keyword(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_String => SyntaxKind.StringKeyword,
        SpecialType.System_Int32 => SyntaxKind.IntKeyword,
        SpecialType.System_Int64 => SyntaxKind.LongKeyword,
        SpecialType.System_Double => SyntaxKind.DoubleKeyword,
        SpecialType.System_Decimal => SyntaxKind.DecimalKeyword,
        _ => null,
    };

    private static LocalDeclarationStatementSyntax Declaration(NamedConstant constant) => (LocalDeclarationStatementSyntax)SyntaxFactory.ParseStatement(
        $"const {SyntaxFacts.GetText(Keyword(constant.Symbol.Type)!.Value)} {constant.Symbol.Name} = {Literals.WriteConstant(constant.Value)};");
}

/// <summary>A variable that a pattern declares and that becomes a constant.</summary>
internal sealed record NamedConstant(ILocalSymbol Symbol, FlagValue Value, IReadOnlyList<ExpressionSyntax> Reads);
