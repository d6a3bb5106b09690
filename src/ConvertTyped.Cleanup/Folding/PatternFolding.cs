using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Determines whether a pattern matches a decided value.</summary>
internal static class PatternFolding
{
    /// <summary>
    /// Whether a pattern matches a value; null if the result is not known. The variables that the pattern declares are added to <paramref name="declared"/>.
    /// </summary>
    internal static bool? Matches(PatternSyntax pattern, FlagValue value, FoldScope scope, List<(ISymbol Symbol, FlagValue Value)> declared)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                return Matches(parenthesized.Pattern, value, scope, declared);
            case DiscardPatternSyntax:
                return true;
            case UnaryPatternSyntax negated:
                return !Matches(negated.Pattern, value, scope, declared);
            case BinaryPatternSyntax binary:
                var (left, right) = (Matches(binary.Left, value, scope, declared), Matches(binary.Right, value, scope, declared));
                return binary.IsKind(SyntaxKind.AndPattern) ? And(left, right) : Or(left, right);
            case ConstantPatternSyntax constant:
                return scope.Flag.ConstantOf(constant.Expression, scope.Model) is { } other ? AreEqual(value, other) : null;
            case RelationalPatternSyntax relational:
                return scope.Flag.ConstantOf(relational.Expression, scope.Model) is { } bound ? Compare(relational.OperatorToken, value, bound) : null;
            case VarPatternSyntax { Designation: var designation }:
                return Declare(designation, value, scope, declared);
            case DeclarationPatternSyntax declaration:
                return IsOfType(declaration.Type, value, scope) is { } isOfType ? isOfType && Declare(declaration.Designation, value, scope, declared) : null;
            case TypePatternSyntax type:
                return IsOfType(type.Type, value, scope);
            case RecursivePatternSyntax recursive:
                return MatchesRecursively(recursive, value, scope, declared);
            default:
                return null;
        }
    }

    internal static bool? AreEqual(FlagValue left, FlagValue right) => (left, right) switch
    {
        (UnwritableValue, NullValue) or (NullValue, UnwritableValue) or (ObjectValue, NullValue) or (NullValue, ObjectValue) => false,
        (UnwritableValue or ObjectValue, _) or (_, UnwritableValue or ObjectValue) => null,
        (IntegerValue integer, NumberValue number) => integer.Number == number.Number,
        (NumberValue number, IntegerValue integer) => integer.Number == number.Number,
        _ => left == right,
    };

    internal static bool? Compare(SyntaxToken token, FlagValue left, FlagValue right)
    {
        if (Number(left) is not { } first || Number(right) is not { } second)
            return null;
        return token.Kind() switch
        {
            SyntaxKind.LessThanToken => first < second,
            SyntaxKind.LessThanEqualsToken => first <= second,
            SyntaxKind.GreaterThanToken => first > second,
            SyntaxKind.GreaterThanEqualsToken => first >= second,
            _ => null,
        };
    }

    private static double? Number(FlagValue value) => value switch
    {
        IntegerValue integer => integer.Number,
        NumberValue number => number.Number,
        _ => null,
    };

    private static bool? MatchesRecursively(
        RecursivePatternSyntax pattern, FlagValue value, FoldScope scope, List<(ISymbol Symbol, FlagValue Value)> declared)
    {
        if (value is NullValue)
            return false;
        if (pattern.PositionalPatternClause is not null)
            return null;
        var matches = pattern.Type is null ? true : IsOfType(pattern.Type, value, scope);
        foreach (var subpattern in pattern.PropertyPatternClause?.Subpatterns ?? [])
        {
            if (subpattern.ExpressionColon is not { } path || Member(path.Expression, value, scope) is not { } property)
                return null;
            matches = And(matches, path.Expression is MemberAccessExpressionSyntax { Expression: var before } && Member(before, value, scope) is NullValue ? false : Matches(subpattern.Pattern, property, scope, declared));
        }

        if (pattern.Designation is { } designation)
            Declare(designation, value, scope, declared);
        return matches;
    }

    /// <summary>
    /// The value at a path such as <c>Headline.Length</c>; null if the value is not known. If a part of the path is null, the value is a <see cref="NullValue"/>.
    /// </summary>
    private static FlagValue? Member(ExpressionSyntax path, FlagValue owner, FoldScope scope) => path switch
    {
        IdentifierNameSyntax name => scope.Flag.Members.Property(owner, name.Identifier.ValueText),
        MemberAccessExpressionSyntax access when Member(access.Expression, owner, scope) is { } inner =>
            inner is NullValue ? inner : scope.Flag.Members.Property(inner, access.Name.Identifier.ValueText),
        _ => null,
    };

    /// <summary>
    /// Whether a value has the type in a pattern; null if the result is not known. The result is false only for a null value, because a pattern that can never
    /// match does not compile.
    /// </summary>
    internal static bool? IsOfType(TypeSyntax type, FlagValue value, FoldScope scope)
    {
        if (value is NullValue)
            return false;
        return (value, scope.Model.GetTypeInfo(type).Type?.SpecialType) switch
        {
            (BooleanValue, SpecialType.System_Boolean) => true,
            (TextValue, SpecialType.System_String) => true,
            (IntegerValue, SpecialType.System_Int64) => true,
            (NumberValue, SpecialType.System_Double) => true,
            _ => null,
        };
    }

    private static bool Declare(
        VariableDesignationSyntax designation, FlagValue value, FoldScope scope, List<(ISymbol Symbol, FlagValue Value)> declared)
    {
        if (designation is SingleVariableDesignationSyntax variable && scope.Model.GetDeclaredSymbol(variable) is { } symbol)
            declared.Add((symbol, value));
        return true;
    }

    private static bool? And(bool? left, bool? right) => left == false || right == false ? false : left == true && right == true ? true : null;

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left == false && right == false ? false : null;
}
