using System.Collections.Immutable;
using ConvertTyped.Analyzers.Accessors;
using ConvertTyped.Analyzers.FeatureManagement;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT1016: code passes the name of a flag to FeatureManagement as a string, although the generator created an accessor or a constant for it. The fix replaces
/// an awaited call to IsEnabledAsync with the accessor. In all other code, it replaces the string with the constant.
/// </summary>
internal sealed class FlagAccessorRule(ParameterRoles roles, ProjectConfigs configs, AccessorTable accessors)
    : OperationRule(OperationKind.Invocation, OperationKind.ObjectCreation)
{
    public static FlagAccessorRule? TryCreate(Compilation compilation, ProjectConfigs? configs) =>
        configs is not null && FlagParameters.HasBridge(compilation) && ParameterRoles.TryCreate(compilation) is { } roles
            ? new FlagAccessorRule(roles, configs, new AccessorTable(compilation, configs))
            : null;

    protected override void Check(IOperation operation, Action<Diagnostic> report)
    {
        var arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || roles.Find(parameter) != ParameterRole.FlagName)
                continue;
            foreach (var constant in ConstantStrings.Find(argument.Value).Where(IsWritten))
                Check(operation as IInvocationOperation, argument, constant, report);
        }
    }

    private void Check(IInvocationOperation? call, IArgumentOperation argument, IOperation constant, Action<Diagnostic> report)
    {
        var key = (string)constant.ConstantValue.Value!;
        // If a feature and an experience have the same key, ConvertTyped.FeatureManagement evaluates the feature.
        var kind = configs.Knows(EntityKind.Feature, key) ? EntityKind.Feature : EntityKind.Experience;
        if (accessors.Find(kind, key) is not { } accessor)
            return;

        var properties = ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Namespace, accessor.Namespace);
        // An accessor cannot replace a call that takes several names.
        var check = call is not null && argument.Value == constant ? FlagCheck.FindAwait(call) : null;
        string written;
        if (check is null)
        {
            written = $"constant: {kind}Keys.{accessor.Property.Name}";
            properties = properties.Add(DiagnosticProperties.Constant, $"{kind}Keys.{accessor.Property.Name}");
        }
        else
        {
            written = $"typed accessor: {accessor.ExtensionMember}.{accessor.Property.Name}";
            properties = properties
                .Add(DiagnosticProperties.ExtensionMember, accessor.ExtensionMember)
                .Add(DiagnosticProperties.Accessor, accessor.Property.Name);
        }
        report(Diagnostic.Create(
            RuleCatalogue.FlagAccessor, constant.Syntax.GetLocation(), [(check ?? constant.Syntax).GetLocation()], properties, key, written));
    }

    // Generated constants are not reported, because the fix inserts them.
    private static bool IsWritten(IOperation constant) =>
        !(constant is IFieldReferenceOperation { Field.ContainingType: { Name: "FeatureKeys" or "ExperienceKeys" } keys } && keys.IsGeneratedByConvert());
}
