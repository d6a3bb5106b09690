using System.Globalization;
using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Joins decided values with the text around them.</summary>
internal static class TextFolding
{
    private static readonly SyntaxAnnotation Joined = new("ConvertTyped.Joined");

    /// <summary>
    /// In an interpolation, a decided string, variation, Boolean, null or non-negative integer becomes text. The text of other numbers depends on the culture. If
    /// the folding reduces an interpolation to another interpolated string, the two strings are joined, unless one of them is verbatim or raw.
    /// </summary>
    internal static ExpressionSyntax Join(InterpolatedStringExpressionSyntax node, InterpolatedStringExpressionSyntax original, FoldScope scope)
    {
        if (!IsText(original, scope.Model))
            return node;
        var nested = original.Contents.Select(content => content is InterpolationSyntax part && Expressions.Unparenthesize(part.Expression) is InterpolatedStringExpressionSyntax).ToList();
        return Join(
            node,
            part => scope.FindDecided(part) is { } decided ? TextOf(decided.Value) : null,
            part => !nested[node.Contents.IndexOf((InterpolationSyntax)part.Parent!)]
                && Expressions.Unparenthesize(part) is InterpolatedStringExpressionSyntax { StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } inner ? inner : null);
    }

    /// <summary>
    /// Whether an interpolated string is only text to the code that receives it. A <see cref="FormattableString"/> or an interpolated string handler gets
    /// the parts of the string, and may treat them as parameters of a query.
    /// </summary>
    internal static bool IsText(InterpolatedStringExpressionSyntax node, SemanticModel model)
    {
        var text = model.Compilation.GetSpecialType(SpecialType.System_String);
        for (ExpressionSyntax? whole = node; whole is not null; whole = whole.Parent as ExpressionSyntax)
        {
            var type = whole is CastExpressionSyntax ? model.GetTypeInfo(whole).Type : model.GetTypeInfo(whole).ConvertedType;
            if (type is null || model.Compilation.ClassifyConversion(text, type) is not ({ IsIdentity: true } or { IsReference: true }))
                return false;
            if (whole.Parent is not (ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or CastExpressionSyntax))
                return true;
        }

        return true;
    }

    /// <summary>Replaces each part of an interpolated string with its text, if <paramref name="textOf"/> returns text for the part.</summary>
    /// <param name="node">The interpolated string to change.</param>
    /// <param name="textOf">The text of a part; null if it has none.</param>
    /// <param name="innerOf">The interpolated string that a part consists of; null if the part is not an interpolated string that can be joined.</param>
    internal static ExpressionSyntax Join(InterpolatedStringExpressionSyntax node, Func<ExpressionSyntax, string?> textOf, Func<ExpressionSyntax, InterpolatedStringExpressionSyntax?>? innerOf = null)
    {
        if (node.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken))
            return JoinVerbatim(node, textOf);
        if (!node.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken))
            return RawStrings.Join(node, textOf);
        var contents = new List<InterpolatedStringContentSyntax>();
        var isChanged = false;
        foreach (var content in node.Contents)
        {
            var text = content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } interpolation
                ? textOf(interpolation.Expression)
                : null;
            var inner = content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } part && text is null ? innerOf?.Invoke(part.Expression) : null;
            isChanged |= text is not null || inner is not null;
            foreach (var joined in inner?.Contents ?? [text is null ? content : Text(text)])
                Append(contents, joined);
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

    /// <summary>Joins decided values with the text of a verbatim string, in which only quotes and braces are escaped, by doubling them.</summary>
    private static ExpressionSyntax JoinVerbatim(InterpolatedStringExpressionSyntax node, Func<ExpressionSyntax, string?> textOf)
    {
        var contents = new List<InterpolatedStringContentSyntax>();
        foreach (var content in node.Contents)
        {
            var text = content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } interpolation ? textOf(interpolation.Expression) : null;
            Append(contents, text is null ? content : Verbatim(text.Replace("\"", "\"\"").Replace("{", "{{").Replace("}", "}}")), Verbatim);
        }

        return contents.Count == node.Contents.Count && contents.Zip(node.Contents, ReferenceEquals).All(isSame => isSame) ? node
            : contents.Any(content => content is InterpolationSyntax) ? node.WithContents(SyntaxFactory.List(contents))
            : SyntaxFactory.ParseExpression($"@\"{string.Concat(contents.Select(content => Unescaped(content.ToString())))}\"").WithTriviaFrom(node);
    }

    private static InterpolatedStringTextSyntax Verbatim(string text) => Written(text, Unescaped(text).Replace("\"\"", "\""));

    /// <summary>Joins two adjacent literals if at least one of them comes from the flag.</summary>
    internal static SyntaxNode Join(BinaryExpressionSyntax node, BinaryExpressionSyntax original, FoldScope scope)
    {
        if (scope.Model.GetTypeInfo(original).Type?.SpecialType != SpecialType.System_String)
            return node;
        node = node.WithLeft(Named(node.Left, original.Left, scope)).WithRight(Named(node.Right, original.Right, scope));
        if ((scope.FindDecided(node.Left) ?? scope.FindDecided(node.Right)) is not { } decided)
        {
            return node.Left is BinaryExpressionSyntax { Right: var joined } before && joined.HasAnnotation(Joined) && Literal(joined) is { } text && Literal(node.Right) is { } rest
                ? before.WithRight(Concatenated(text, rest)).WithTriviaFrom(node)
                : node;
        }

        if (Literal(node.Left) is { } left && Literal(node.Right) is { } right)
            return scope.Decide(original, new TextValue(left + right), decided);
        if (node.Left is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression) && Literal(inner.Right) is { } middle && Literal(node.Right) is { } last
            && scope.Model.GetTypeInfo(((BinaryExpressionSyntax)original.Left).Left).Type?.SpecialType == SpecialType.System_String)
        {
            return inner.WithRight(Concatenated(middle, last)).WithTriviaFrom(node);
        }

        return node;
    }

    private static ExpressionSyntax Concatenated(string first, string second) =>
        SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(first + second)).WithAdditionalAnnotations(Joined);

    /// <summary>An enum value that is added to a string becomes the name of the value.</summary>
    private static ExpressionSyntax Named(ExpressionSyntax node, ExpressionSyntax original, FoldScope scope) => scope.FindDecided(node) switch
    {
        { Value: VariationValue variation } decided => scope.Decide(original, decided with { Value = new TextValue(variation.MemberName) }),
        { Value: StatusValue status } decided => scope.Decide(original, decided with { Value = new TextValue(status.MemberName) }),
        _ => node,
    };

    /// <summary>Joins two strings that code appends to a <c>StringBuilder</c> one after the other, if folding changed at least one of them.</summary>
    internal static SyntaxNode? JoinAppended(SyntaxNode? visited, InvocationExpressionSyntax original, FoldScope scope)
    {
        if (visited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append", Expression: InvocationExpressionSyntax before } } call
            || before.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append" }
            || before.ArgumentList.Arguments.Count != 1 || call.ArgumentList.Arguments.Count != 1)
        {
            return visited;
        }

        var (first, second) = (before.ArgumentList.Arguments[0].Expression, call.ArgumentList.Arguments[0].Expression);
        if (original.Contains(first) && original.Contains(second) || Literal(first) is not { } one || Literal(second) is not { } other || Trivia.HasComment(call.DescendantTrivia())
            || scope.Model.GetSymbolInfo(original).Symbol is not IMethodSymbol { ContainingType.Name: "StringBuilder" })
        {
            return visited;
        }

        var joined = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(one + other));
        return before.WithArgumentList(before.ArgumentList.ReplaceNode(first, joined)).WithTriviaFrom(call);
    }

    /// <summary>The value of a regular or verbatim string literal; null for any other expression, such as a raw string literal.</summary>
    internal static string? Literal(ExpressionSyntax node) =>
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

    private static void Append(List<InterpolatedStringContentSyntax> contents, InterpolatedStringContentSyntax content, Func<string, InterpolatedStringTextSyntax>? write = null)
    {
        if (content is InterpolatedStringTextSyntax text && contents.LastOrDefault() is InterpolatedStringTextSyntax before)
            contents[contents.Count - 1] = (write ?? Raw)(before.TextToken.Text + text.TextToken.Text);
        else
            contents.Add(content);
    }

    private static InterpolatedStringTextSyntax Text(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: true);
        return Raw(literal.Substring(1, literal.Length - 2).Replace("{", "{{").Replace("}", "}}"));
    }

    private static InterpolatedStringTextSyntax Raw(string text) => Written(text, text);

    private static InterpolatedStringTextSyntax Written(string text, string value) => SyntaxFactory.InterpolatedStringText(
        SyntaxFactory.Token(SyntaxTriviaList.Empty, SyntaxKind.InterpolatedStringTextToken, text, value, SyntaxTriviaList.Empty));

    private static string Unescaped(string text) => text.Replace("{{", "{").Replace("}}", "}");
}
