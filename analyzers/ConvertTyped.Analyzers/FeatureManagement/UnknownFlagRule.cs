using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>
/// A constant is passed to FeatureManagement as the name of a feature flag, and neither a config nor the application defines it: CVT1001 if the key of an
/// experience was probably meant, or else CVT1002.
/// </summary>
internal sealed class UnknownFlagRule() : ArgumentRule(RuleCatalogue.UnknownFeature, ParameterRole.FlagName)
{
    private const string AndNotOwn = ", and the application defines no feature flag with this name";

    public override void Check(WrittenValue written, MemberCode member)
    {
        foreach ((var name, var operation) in FlagNames.In(written.Value))
        {
            if (IsKnown(name, member.Configs))
                continue;
            var nearest = Nearest(name, member.Configs);
            member.Report(operation.ConstantValue.Value is string
                ? MisspelledConstant.Report(RuleFor(nearest, member.Configs), operation, nearest, name, Hint(name, nearest))
                : Diagnostic.Create(RuleFor(nearest, member.Configs), operation.Syntax.GetLocation(), name, Hint(name, nearest)));
        }
    }

    /// <summary>The diagnostic for a name in markup; null if the name is known.</summary>
    public static Diagnostic? Check(string name, Location location, ProjectConfigs configs)
    {
        if (IsKnown(name, configs))
            return null;
        var nearest = Nearest(name, configs);
        return Diagnostic.Create(RuleFor(nearest, configs), location, name, Hint(name, nearest));
    }

    private static bool IsKnown(string name, ProjectConfigs configs) =>
        configs.OwnFlags.Define(name) || configs.Knows(EntityKind.Feature, name) || configs.Knows(EntityKind.Experience, name);

    private static string? Nearest(string name, ProjectConfigs configs) =>
        NearestKey.To(name, configs.Keys(EntityKind.Feature).Concat(configs.Keys(EntityKind.Experience)).Concat(configs.OwnFlags.Names));

    private static DiagnosticDescriptor RuleFor(string? nearest, ProjectConfigs configs) =>
        nearest is not null && !configs.Knows(EntityKind.Feature, nearest) && configs.Knows(EntityKind.Experience, nearest)
            ? RuleCatalogue.UnknownExperience
            : RuleCatalogue.UnknownFeature;

    private static string Hint(string name, string? nearest) => AndNotOwn + NearestKey.Hint(name, nearest, "there is");
}
