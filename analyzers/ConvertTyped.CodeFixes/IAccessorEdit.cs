using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>How to write one expression with generated code.</summary>
internal interface IAccessorEdit
{
    /// <summary>The expression in the original code.</summary>
    SyntaxNode Replaced { get; }

    /// <summary>The whole expression, if its value is not used, as in a statement or in a lambda that returns nothing, and the new one cannot be a statement.</summary>
    SyntaxNode? Discarded { get; }

    /// <summary>The namespace of the generated code.</summary>
    string Namespace { get; }

    /// <summary>What replaces the expression, which may have changed since.</summary>
    ExpressionSyntax Apply(SyntaxNode current);
}
