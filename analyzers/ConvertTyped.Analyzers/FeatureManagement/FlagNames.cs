using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>The names of feature flags that a value is, may be, or contains.</summary>
internal static class FlagNames
{
    public static IEnumerable<(string Name, IOperation Operation)> In(IOperation? value)
    {
        foreach (var constant in ConstantStrings.In(value))
            yield return ((string)constant.ConstantValue.Value!, constant);
        foreach (var member in EnumMembers(value))
            yield return (member.Field.Name, member);
    }

    /// <summary>A member of an enum refers to the flag with the member's name.</summary>
    private static IEnumerable<IFieldReferenceOperation> EnumMembers(IOperation? value) => value switch
    {
        IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } member => [member],
        IConversionOperation { OperatorMethod: null } conversion => EnumMembers(conversion.Operand),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(EnumMembers),
        not null when ConstantStrings.IsCollectionExpression(value) => value.ChildOperations.SelectMany(EnumMembers),
        _ => [],
    };
}
