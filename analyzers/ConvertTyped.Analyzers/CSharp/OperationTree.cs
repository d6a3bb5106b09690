using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

internal static class OperationTree
{
    /// <summary>All operations of a member. Walking them costs far less than an analyzer callback for each of them.</summary>
    public static IEnumerable<IOperation> Operations(this ImmutableArray<IOperation> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
                yield return operation;
        }
    }
}
