using ConvertTyped.Analyzers.Razor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>The names of feature flags in a value: the name itself, the possible names, or the items of a collection.</summary>
internal static class FlagNames
{
    public static IEnumerable<(string Name, IOperation Operation)> Find(IOperation? value)
    {
        foreach (var constant in ConstantStrings.Find(value))
            yield return ((string)constant.ConstantValue.Value!, constant);
        foreach (var member in EnumMembers(value))
            yield return (member.Field.Name, member);
    }

    /// <summary>The comma-separated names in an attribute of FeatureManagement's tag helper, and the position of each name.</summary>
    public static IEnumerable<(string Name, TextSpan Span)> Find(RazorAttribute attribute)
    {
        var text = attribute.Value ?? "";
        // An escaped at sign (@@) makes the value shorter than its text in the file. In that case, the positions of individual names are unknown.
        var isAsWritten = text.Length == attribute.ValueSpan.Length;
        var start = 0;
        foreach (var part in text.Split(','))
        {
            var name = part.Trim();
            var offset = start + part.Length - part.TrimStart().Length;
            start += part.Length + 1;
            if (name.Length > 0)
                yield return (name, isAsWritten ? new TextSpan(attribute.ValueSpan.Start + offset, name.Length) : attribute.ValueSpan);
        }
    }

    /// <summary>Finds the enum members in a value. Each member refers to the flag with the member's name.</summary>
    private static IEnumerable<IFieldReferenceOperation> EnumMembers(IOperation? value) => value switch
    {
        IFieldReferenceOperation { Field.ContainingType.TypeKind: TypeKind.Enum } member => [member],
        IConversionOperation { OperatorMethod: null } conversion => EnumMembers(conversion.Operand),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(EnumMembers),
        not null when ConstantStrings.IsCollectionExpression(value) => value.ChildOperations.SelectMany(EnumMembers),
        _ => [],
    };
}
