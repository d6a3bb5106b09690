using System.Globalization;
using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Joins decided values with the text around them.</summary>
internal static class TextFolding
{
    /// <summary>An interpolation whose text does not depend on the culture becomes text.</summary>
    internal static ExpressionSyntax Join(InterpolatedStringExpressionSyntax node, FoldScope scope) =>
        Join(node, part => scope.Of(part) is { } decided ? TextOf(decided.Value) : null);

    /// <summary>An interpolation in which each part for which <paramref name="textOf"/> returns a text is replaced with that text.</summary>
    internal static ExpressionSyntax Join(InterpolatedStringExpressionSyntax node, Func<ExpressionSyntax, string?> textOf)
    {
        if (!node.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken))
            return node;
        var contents = new List<InterpolatedStringContentSyntax>();
        var isChanged = false;
        foreach (var content in node.Contents)
        {
            var text = content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } interpolation
                ? textOf(interpolation.Expression)
                : null;
            isChanged |= text is not null;
            Append(contents, text is null ? content : Text(text));
        }

        if (!isChanged)
            return node;
        if (contents.All(content => content is InterpolatedStringTextSyntax))
        {
            var whole = string.Concat(contents.Select(content => Unescaped(((InterpolatedStringTextSyntax)content).TextToken.Text)));
            return SyntaxFactory.ParseExpression($"\"{whole}\"").WithTriviaFrom(node);
        }

        return node.WithContents(SyntaxFactory.List(contents));
    }

    /// <summary>Joins two adjacent literals if at least one of them comes from the flag.</summary>
    internal static SyntaxNode Join(BinaryExpressionSyntax node, BinaryExpressionSyntax original, FoldScope scope)
    {
        if (scope.Model.GetTypeInfo(original).Type?.SpecialType != SpecialType.System_String || (scope.Of(node.Left) ?? scope.Of(node.Right)) is not { } decided)
            return node;
        if (Literal(node.Left) is { } left && Literal(node.Right) is { } right)
            return scope.Decide(original, new TextValue(left + right), decided);
        if (node.Left is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression) && Literal(inner.Right) is { } middle && Literal(node.Right) is { } last
            && scope.Model.GetTypeInfo(((BinaryExpressionSyntax)original.Left).Left).Type?.SpecialType == SpecialType.System_String)
        {
            return inner.WithRight(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(middle + last))).WithTriviaFrom(node);
        }

        return node;
    }

    private static string? Literal(ExpressionSyntax node) =>
        node.IsKind(SyntaxKind.StringLiteralExpression) && ((LiteralExpressionSyntax)node).Token.IsKind(SyntaxKind.StringLiteralToken)
            ? ((LiteralExpressionSyntax)node).Token.ValueText
            : null;

    private static string? TextOf(FlagValue value) => value switch
    {
        TextValue text => text.Text,
        BooleanValue boolean => boolean.IsTrue ? "True" : "False",
        IntegerValue { Number: >= 0 } integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        VariationValue variation => variation.MemberName,
        NullValue => "",
        _ => null,
    };

    private static void Append(List<InterpolatedStringContentSyntax> contents, InterpolatedStringContentSyntax content)
    {
        if (content is InterpolatedStringTextSyntax text && contents.LastOrDefault() is InterpolatedStringTextSyntax before)
            contents[contents.Count - 1] = Raw(before.TextToken.Text + text.TextToken.Text);
        else
            contents.Add(content);
    }

    private static InterpolatedStringTextSyntax Text(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return Raw(literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}"));
    }

    private static InterpolatedStringTextSyntax Raw(string text) => SyntaxFactory.InterpolatedStringText(
        SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, text, text, SyntaxTriviaList.Empty));

    private static string Unescaped(string text) => text.Replace("{{", "{").Replace("}}", "}");
}
