using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Keys;

/// <summary>Reports a constant string that should have another value, with the data that the code fix needs.</summary>
internal static class MisspelledConstant
{
    /// <param name="replacement">The text to suggest; null if there is nothing to suggest.</param>
    public static Diagnostic Report(DiagnosticDescriptor rule, IOperation constant, string? replacement, params object[] message)
    {
        if (replacement is null)
            return Diagnostic.Create(rule, constant.Syntax.GetLocation(), message);

        return Diagnostic.Create(
            rule,
            constant.Syntax.GetLocation(),
            [WrittenAt(constant).GetLocation()],
            ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Replacement, replacement),
            message);
    }

    // The code fix changes a named constant where it is declared.
    private static SyntaxNode WrittenAt(IOperation constant)
    {
        ISymbol? named = constant switch
        {
            IFieldReferenceOperation reference => reference.Field,
            ILocalReferenceOperation reference => reference.Local,
            _ => null,
        };
        return named?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && value.IsKind(SyntaxKind.StringLiteralExpression)
            && constant.SemanticModel?.Compilation.ContainsSyntaxTree(value.SyntaxTree) == true
                ? value
                : constant.Syntax;
    }
}
