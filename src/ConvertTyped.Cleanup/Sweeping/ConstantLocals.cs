using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Locals that the folding made constant. Those that are read once are inlined.</summary>
internal static class ConstantLocals
{
    /// <summary>The locals that are read once, each with the expression that reads the local.</summary>
    internal static IEnumerable<(LocalDeclarationStatementSyntax Declaration, ConstantRead Read)> ReadOnce(UseCounts before, UseCounts now)
    {
        foreach (var (variable, statement) in Find(before, now))
        {
            if (UsesOf(variable, now) is { Count: 1 } uses && ConstantRead.IsReplaceable(uses[0]) && IsInlined(variable, statement))
                yield return (statement, new(uses[0], variable.Initializer!.Value));
        }
    }

    private static IEnumerable<(VariableDeclaratorSyntax Variable, LocalDeclarationStatementSyntax Statement)> Find(UseCounts before, UseCounts now) =>
        from variable in now.Declarations.OfType<VariableDeclaratorSyntax>()
        where variable.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { IsConst: false } }
        where variable.Initializer?.Value is LiteralExpressionSyntax literal && ConstantRead.IsConstant(literal)
            && SymbolEqualityComparer.Default.Equals(now.Model.GetTypeInfo(literal).Type, (now.Model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type)
        where before.CounterpartOf(variable, now) is VariableDeclaratorSyntax original
            && (original.Initializer?.Value is not LiteralExpressionSyntax || before.UsesOf(original).Any(Locals.IsWritten))
        select (variable, (LocalDeclarationStatementSyntax)variable.Parent!.Parent!);

    private static bool IsInlined(VariableDeclaratorSyntax variable, LocalDeclarationStatementSyntax statement) =>
        variable.Initializer!.Value is LiteralExpressionSyntax { Token.Value: string or int or bool }
        && !Trivia.HasComment(statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()));

    /// <summary>The uses of this local, excluding other locals with the same name in the same member.</summary>
    private static IReadOnlyList<SimpleNameSyntax> UsesOf(VariableDeclaratorSyntax variable, UseCounts now) =>
        [.. now.UsesOf(variable).Where(use => SymbolEqualityComparer.Default.Equals(now.Model.GetSymbolInfo(use).Symbol, now.Model.GetDeclaredSymbol(variable)))];
}
