using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.CodeFixes;

/// <summary>Describes how to replace one expression with an expression that uses generated code.</summary>
internal interface IAccessorEdit
{
    /// <summary>The expression in the original code.</summary>
    SyntaxNode Replaced { get; }

    /// <summary>The whole expression to assign to a discard, if its value is not used and the new expression is not a valid statement; otherwise null.</summary>
    SyntaxNode? Discarded { get; }

    /// <summary>The namespace of the generated code.</summary>
    string Namespace { get; }

    /// <summary>Returns the replacement for the expression. <paramref name="current"/> may already contain other replacements.</summary>
    ExpressionSyntax Apply(SyntaxNode current);
}
