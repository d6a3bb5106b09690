using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Replaces each spread of a collection expression with its elements, because code such as <c>[1, .. [2, 3]]</c> does not compile.</summary>
internal static class Spreads
{
    /// <summary>The collection expression, in which the elements of inner collection expressions replace the spreads that the folding changed.</summary>
    internal static CollectionExpressionSyntax Flatten(CollectionExpressionSyntax original, CollectionExpressionSyntax folded)
    {
        for (var i = folded.Elements.Count - 1; i >= 0; i--)
        {
            if (folded.Elements[i] == original.Elements[i] || folded.Elements[i] is not SpreadElementSyntax spread || Expressions.Unparenthesize(spread.Expression) is not CollectionExpressionSyntax inner)
                continue;
            if (inner.Elements.Count == 0)
            {
                folded = folded.WithElements(SeparatedLists.KeepAt(folded.Elements, index => index != i));
                continue;
            }

            var elements = folded.Elements.Select((element, index) => index == i ? inner.Elements : SyntaxFactory.SingletonSeparatedList(element)).SelectMany(list => list).ToList();
            elements[i] = elements[i].WithLeadingTrivia(spread.GetLeadingTrivia());
            var last = i + inner.Elements.Count - 1;
            elements[last] = elements[last].WithTrailingTrivia(spread.GetTrailingTrivia());
            folded = folded.WithElements(SyntaxFactory.SeparatedList(elements, [
                .. folded.Elements.GetSeparators().Take(i), .. inner.Elements.GetSeparators().Take(inner.Elements.Count - 1), .. folded.Elements.GetSeparators().Skip(i)]));
        }

        return folded;
    }
}
