using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// Declares variables of a removed pattern in separate statements, <c>var name = value;</c>. This applies to each variable that has a decided string or
/// number as its value and is read several times.
/// </summary>
internal static class NamedVariables
{
    private static readonly SyntaxAnnotation Added = new();

    /// <summary>
    /// The variables that a condition declares and that are still needed, each with the reads that still refer to it by name. All of these reads are in the
    /// <paramref name="kept"/> statement, so the variable can be declared there.
    /// </summary>
    internal static IReadOnlyList<NamedVariable> In(ExpressionSyntax condition, StatementSyntax kept, FoldScope scope)
    {
        var found = new List<NamedVariable>();
        if (((kept as BlockSyntax)?.Statements.FirstOrDefault() ?? kept) is var first && Indentation.Read(first) is null)
            return found;
        foreach (var designation in condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>())
        {
            if (scope.Model.GetDeclaredSymbol(designation) is ILocalSymbol symbol && scope.ValueOf(symbol) is { } decided && IsSupported(symbol.Type)
                && Locals.ReadsByName(symbol, designation, decided, scope.Model) is { Count: > 1 } reads && reads.All(read => kept.Span.Contains(read.Span) && !Locals.IsWritten(read)))
            {
                found.Add(new(symbol, decided.Value, reads));
            }
        }

        return found;
    }

    /// <summary>Whether a folded statement still reads the variable several times.</summary>
    internal static bool IsNeeded(NamedVariable variable, StatementSyntax folded) =>
        folded.DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == variable.Symbol.Name) > 1;

    /// <summary>Returns a block with the declarations of the variables, followed by the folded statements.</summary>
    internal static BlockSyntax Prepend(IEnumerable<NamedVariable> variables, StatementSyntax folded)
    {
        var block = folded as BlockSyntax ?? SyntaxFactory.Block(folded).WithAdditionalAnnotations(Formatter.Annotation);
        var first = block.Statements[0];
        var indentation = SyntaxFactory.Whitespace(Indentation.Read(first) ?? "");
        var declarations = variables.Select(variable => Declaration(variable)
            .WithLeadingTrivia(indentation).WithTrailingTrivia(first.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))));
        return block.WithStatements(block.Statements.InsertRange(0, declarations));
    }

    /// <summary>Whether a statement is a declaration that was added to the code.</summary>
    internal static bool IsAdded(StatementSyntax statement) => statement.HasAnnotation(Added);

    private static bool IsSupported(ITypeSymbol type) => type.SpecialType is
        SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal;

    private static StatementSyntax Declaration(NamedVariable variable) =>
        SyntaxFactory.ParseStatement($"var {variable.Symbol.Name} = {Initializer(variable.Value, variable.Symbol.Type)};").WithAdditionalAnnotations(Added);

    /// <summary>The value, as a literal of the variable's type.</summary>
    private static ExpressionSyntax Initializer(FlagValue value, ITypeSymbol type) => value is IntegerValue integer && type.SpecialType == SpecialType.System_Double
        ? Literals.Write(new NumberValue(integer.Number), type)
        : Literals.Decimal(value, type) ?? Expressions.Unparenthesize(Literals.Write(value, type));
}

/// <summary>A variable of a pattern that gets a separate declaration.</summary>
internal sealed record NamedVariable(ILocalSymbol Symbol, FlagValue Value, IReadOnlyList<ExpressionSyntax> Reads);
