using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Variables;

/// <summary>Finds the feature that a variable is read from.</summary>
internal sealed class FeatureLookup(ParameterRoles roles, LocalValues locals)
{
    /// <summary>
    /// The feature key that is passed to the call that reads the variable, or to the call that returned its receiver; null if no constant key is found.
    /// </summary>
    public string? KeyFor(IArgumentOperation variable) => variable.Parent switch
    {
        IInvocationOperation call => KeyIn(call.Arguments) ?? KeyOf(call.Instance ?? ReceiverOf(call)),
        IPropertyReferenceOperation indexer => KeyIn(indexer.Arguments) ?? KeyOf(indexer.Instance),
        IObjectCreationOperation creation => KeyIn(creation.Arguments),
        _ => null,
    };

    private string? KeyOf(IOperation? value) => value switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(Task.ConfigureAwait) } call => KeyOf(call.Instance),
        IInvocationOperation call => KeyIn(call.Arguments),
        IPropertyReferenceOperation property => KeyIn(property.Arguments) ?? KeyOf(property.Instance),
        IConditionalAccessOperation access => KeyOf(access.WhenNotNull),
        IConditionalAccessInstanceOperation instance => KeyOf(ReceiverOf(instance)),
        IConversionOperation { OperatorMethod: null } conversion => KeyOf(conversion.Operand),
        IAwaitOperation wait => KeyOf(wait.Operation),
        ILocalReferenceOperation local => KeyOf(locals.ValueOf(local)),
        _ => null,
    };

    private string? KeyIn(IEnumerable<IArgumentOperation> arguments) => arguments
        .Where(argument => argument.Parameter is { } parameter && roles.Find(parameter) == ParameterRole.FeatureKey)
        .Select(argument => argument.Value.ConstantValue.Value as string)
        .FirstOrDefault();

    private static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null;

    private static IOperation? ReceiverOf(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (var parent = child.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }
        return null;
    }
}
