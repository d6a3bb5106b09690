using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Variations;

/// <summary>The variations that the arms of a switch handle explicitly.</summary>
internal sealed class HandledVariations(VariationEnum variations)
{
    private readonly HashSet<object> _values = [];
    private bool _isKnown = true;

    /// <summary>The names of the variations that are not handled; empty if they cannot be determined.</summary>
    public string[] Missing => _isKnown
        ? [.. variations.Members.Where(member => VariationEnum.IsVariation(member) && !_values.Contains(member.ConstantValue!)).Select(member => member.Name)]
        : [];

    /// <param name="pattern">A pattern, or a constant.</param>
    public void Add(IOperation? pattern)
    {
        if (ValuesOf(pattern) is { } values)
            _values.UnionWith(values);
        else
            _isKnown = false;
    }

    /// <summary>Returns null if the pattern is not supported.</summary>
    private HashSet<object>? ValuesOf(IOperation? pattern) => pattern switch
    {
        IConstantPatternOperation constant => ValuesOf(constant.Value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or => Combine(or, static (left, right) => left.Concat(right)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } and => Combine(and, static (left, right) => left.Intersect(right)),
        INegatedPatternOperation negated => ValuesOf(negated.Pattern) is { } values ? [.. AllValues.Where(value => !values.Contains(value))] : null,
        ITypePatternOperation or IDeclarationPatternOperation or IDiscardPatternOperation => [.. AllValues],
        { ConstantValue: { HasValue: true, Value: var value } } => value is null ? [] : [value],
        _ => null,
    };

    private IEnumerable<object> AllValues => variations.Members.Select(member => member.ConstantValue!);

    private HashSet<object>? Combine(IBinaryPatternOperation pattern, Func<HashSet<object>, HashSet<object>, IEnumerable<object>> combine) =>
        ValuesOf(pattern.LeftPattern) is { } left && ValuesOf(pattern.RightPattern) is { } right ? [.. combine(left, right)] : null;
}
