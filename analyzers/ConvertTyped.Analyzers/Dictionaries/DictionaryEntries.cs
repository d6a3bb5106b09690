using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Dictionaries;

/// <summary>Finds the entries of a dictionary that code passes to a member: those of its initializer, and those added earlier through a local variable.</summary>
internal sealed class DictionaryEntries(LocalValues locals)
{
    public IEnumerable<DictionaryEntry> Find(IOperation? value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Find(conversion.Operand),
        IConditionalOperation conditional => Find(conditional.WhenTrue).Concat(Find(conditional.WhenFalse)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Find(arm.Value)),
        ICoalesceOperation coalesce => Find(coalesce.Value).Concat(Find(coalesce.WhenNull)),
        IObjectCreationOperation creation when Pair(creation) is { } pair => [pair],
        IObjectCreationOperation creation => creation.Arguments.SelectMany(argument => Find(argument.Value)).Concat(Initialized(creation.Initializer)),
        IInvocationOperation { TargetMethod.ContainingType.Name: "KeyValuePair" } call => Pair(call.Arguments),
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues.SelectMany(Find),
        ILocalReferenceOperation local => Find(locals.ValueOf(local)).Concat(WrittenBefore(local)),
        not null when ConstantStrings.IsCollectionExpression(value) => value.ChildOperations.SelectMany(Find),
        _ => [],
    };

    private IEnumerable<DictionaryEntry> Initialized(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer?.Initializers.SelectMany(Written) ?? [];

    private IEnumerable<DictionaryEntry> WrittenBefore(ILocalReferenceOperation local) =>
        from reference in locals.ReferencesBefore(local)
        from entry in reference.Parent switch
        {
            IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } target when assignment.Target == target => Written(assignment),
            IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" } add => Written(add),
            _ => [],
        }
        select entry;

    private IEnumerable<DictionaryEntry> Written(IOperation write) => write switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } assignment =>
            [new(index[0].Value, assignment.Value)],
        IInvocationOperation { Arguments: { Length: 1 } whole } => Find(whole[0].Value),
        IInvocationOperation add => Pair(add.Arguments),
        _ => [],
    };

    private static DictionaryEntry? Pair(IObjectCreationOperation creation) =>
        creation is { Type.Name: "KeyValuePair", Arguments: { Length: 2 } arguments } ? new(arguments[0].Value, arguments[1].Value) : null;

    private static IEnumerable<DictionaryEntry> Pair(IReadOnlyList<IArgumentOperation> arguments) =>
        arguments.Count == 2 ? [new(arguments[0].Value, arguments[1].Value)] : [];
}
