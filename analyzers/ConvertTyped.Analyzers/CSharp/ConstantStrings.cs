using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>
/// The constant strings that a value consists of: the string itself, the possible strings, or the items of a collection. Values that are not constant are
/// skipped.
/// </summary>
internal static class ConstantStrings
{
    private const OperationKind CollectionExpression = (OperationKind)0x7F;

    public static IEnumerable<IOperation> Find(IOperation? value) => value switch
    {
        { ConstantValue.Value: string } => [value],
        IConversionOperation { OperatorMethod: null } conversion => Find(conversion.Operand),
        IConditionalOperation conditional => Find(conditional.WhenTrue).Concat(Find(conditional.WhenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Find(arm.Value)),
        ICoalesceOperation coalesce => Find(coalesce.Value).Concat(Find(coalesce.WhenNull)),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(Find),
        IObjectCreationOperation creation => FindInCollection(creation),
        not null when IsCollectionExpression(value) => value.ChildOperations.SelectMany(Find),
        _ => [],
    };

    // If the constructor copies a collection, the items of that collection are included. A string argument is skipped, because it may be the new collection's name.
    private static IEnumerable<IOperation> FindInCollection(IObjectCreationOperation creation)
    {
        var copied = creation.Arguments
            .Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.None)
            .SelectMany(argument => Find(argument.Value));
        if (creation.Initializer is null)
            return copied;
        return copied.Concat(creation.Initializer.Initializers
            .OfType<IInvocationOperation>()
            .SelectMany(add => add.Arguments)
            .SelectMany(argument => Find(argument.Value)));
    }

    // In the oldest supported compiler, the operation type of collection expressions is not public. A collection that the compiler creates for a params
    // parameter has no syntax of its own, so the kind of the operation is checked, too.
    public static bool IsCollectionExpression(IOperation operation) =>
        operation.Kind == CollectionExpression || operation.Syntax is CollectionExpressionSyntax or SpreadElementSyntax;
}
