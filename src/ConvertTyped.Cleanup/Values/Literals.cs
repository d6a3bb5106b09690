using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ConvertTyped.Cleanup.Values;

/// <summary>Writes values as idiomatic C# expressions.</summary>
internal static class Literals
{
    /// <summary>The expression for a value. A value without a literal gets a placeholder, which must not remain in the code.</summary>
    internal static ExpressionSyntax Write(FlagValue value, ITypeSymbol? type) => value switch
    {
        BooleanValue { IsTrue: true } => LiteralExpression(SyntaxKind.TrueLiteralExpression),
        BooleanValue => LiteralExpression(SyntaxKind.FalseLiteralExpression),
        NullValue => LiteralExpression(SyntaxKind.NullLiteralExpression),
        TextValue text => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(text.Text)),
        IntegerValue integer => Number(Integer(integer.Number, type), integer.Number < 0),
        NumberValue number => Number(Real(number.Number, type), number.Number < 0),
        _ => IdentifierName("__decided"),
    };

    /// <summary>Whether an expression is the literal of a text value.</summary>
    internal static bool IsWritten(ExpressionSyntax expression, FlagValue value) => value is TextValue && expression.ToString() == Write(value, null).ToString();

    /// <summary>
    /// The decimal literal of a number; null if the type is not decimal, if the value is not a number, or if a <c>double</c> is not between -1e15 and 1e15.
    /// </summary>
    internal static ExpressionSyntax? Decimal(FlagValue value, ITypeSymbol? type) => (value, type?.SpecialType) switch
    {
        (IntegerValue integer, SpecialType.System_Decimal) => ParseExpression(integer.Number.ToString(CultureInfo.InvariantCulture) + "m"),
        (NumberValue { Number: > -1e15 and < 1e15 } number, SpecialType.System_Decimal) => ParseExpression(((decimal)number.Number).ToString(CultureInfo.InvariantCulture) + "m"),
        _ => null,
    };

    /// <summary>The literal that replaces a cast of a numeric literal; null for any other operand, and for a conversion that is not supported.</summary>
    internal static ExpressionSyntax? Cast(ExpressionSyntax operand, ITypeSymbol? type)
    {
        if (Folding.Expressions.Unparenthesize(operand) is not LiteralExpressionSyntax { Token.Value: (int or long or double) and var number } || FlagValue.From(number) is not { } value)
            return null;
        return (value, type?.SpecialType) switch
        {
            (IntegerValue { Number: <= int.MaxValue }, SpecialType.System_Int32) or (IntegerValue, SpecialType.System_Int64) or (NumberValue, SpecialType.System_Double) => Write(value, type),
            _ => Decimal(value, type),
        };
    }

    private static ExpressionSyntax Number(string text, bool isNegative)
    {
        var literal = ParseExpression(text);
        return isNegative && literal is not PrefixUnaryExpressionSyntax ? ParenthesizedExpression(literal) : literal;
    }

    private static string Integer(long number, ITypeSymbol? type) =>
        number.ToString(CultureInfo.InvariantCulture) + (Unwrapped(type)?.SpecialType is SpecialType.System_Int32 ? "" : "L");

    private static string Real(double number, ITypeSymbol? type)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var isPlain = text.All(character => char.IsDigit(character) || character == '-');
        return isPlain && Unwrapped(type)?.SpecialType is SpecialType.System_Double ? text + ".0" : text;
    }

    /// <summary>The underlying type of a nullable value type; any other type is returned unchanged.</summary>
    internal static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
