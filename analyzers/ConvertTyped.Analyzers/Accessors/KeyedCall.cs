using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Accessors;

/// <summary>A call to the runtime with a single constant key. The accessors support all other arguments of the call.</summary>
/// <param name="Value">The expression whose value is the key: an argument, or the only item of a collection.</param>
internal sealed record KeyedCall(EntityKind Kind, string Key, IOperation Value)
{
    public static KeyedCall? Read(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "RunExperience" when IsPlainRun(call) => Create(EntityKind.Experience, Argument(call, "experienceKey")),
        "RunFeature" when IsPlainRun(call) => Create(EntityKind.Feature, Argument(call, "featureKey")),
        "TrackConversion" => Create(EntityKind.Goal, Argument(call, "goalKey")),
        "RunCustomSegments" => Create(EntityKind.Segment, Argument(call, "segmentKey") ?? OnlyItem(Argument(call, "segmentKeys"))),
        _ => null,
    };

    // A generated constant is not replaced, because it is as safe as the accessor.
    private static KeyedCall? Create(EntityKind kind, IOperation? value) =>
        value is { ConstantValue.Value: string key }
            && !(value is IFieldReferenceOperation { Field: var constant } && constant.ContainingType.Name == kind + "Keys" && constant.ContainingType.IsGeneratedByConvert())
                ? new KeyedCall(kind, key, value)
                : null;

    private static bool IsPlainRun(IInvocationOperation call) =>
        Argument(call, "enableTracking") is { ConstantValue.HasValue: true } && Argument(call, "enableStorage") is { ConstantValue.Value: true };

    private static IOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static IOperation? OnlyItem(IOperation? keys)
    {
        while (keys is IConversionOperation conversion)
            keys = conversion.Operand;
        var items = keys switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.ToArray(),
            not null when ConstantStrings.IsCollectionExpression(keys) => keys.ChildOperations.ToArray(),
            _ => [],
        };
        return items.Length == 1 ? items[0] : null;
    }
}
