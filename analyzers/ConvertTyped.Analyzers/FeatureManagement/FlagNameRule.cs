using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.FeatureManagement;

/// <summary>
/// Reports a constant name that is neither the key of a feature or experience nor the name of a flag that the application defines. The diagnostic is CVT1001
/// if the key of an experience was probably meant, and CVT1002 otherwise. Keys of retired features are reported as CVT2002, those of retired experiences as
/// CVT2001.
/// </summary>
internal sealed class FlagNameRule() : ArgumentRule(RuleCatalogue.UnknownFeature, ParameterRole.FlagName)
{
    private static readonly RetiredFeatureRule RetiredFeature = new();
    private static readonly RetiredExperienceRule RetiredExperience = new();

    private const string AndNotOwn = ", and the application defines no feature flag with this name";

    public override void Check(WrittenValue written, MemberCode member)
    {
        foreach ((var name, var operation) in FlagNames.Find(written.Value))
        {
            if (IsDefined(name, operation.Syntax.GetLocation(), member.Configs, out var retired))
                continue;
            if (retired is not null)
            {
                if (!RetiredKeyRule.IsReportedByCompiler(operation))
                    member.Report(retired);
                continue;
            }
            var nearest = Nearest(name, member.Configs);
            member.Report(operation.ConstantValue.Value is string
                ? MisspelledConstant.Report(RuleFor(nearest, member.Configs), operation, nearest, name, Hint(name, nearest))
                : Diagnostic.Create(RuleFor(nearest, member.Configs), operation.Syntax.GetLocation(), name, Hint(name, nearest)));
        }
    }

    /// <summary>The diagnostic for a name in markup; null if the rule does not object to it.</summary>
    public static Diagnostic? Check(string name, Location location, ProjectConfigs configs)
    {
        if (IsDefined(name, location, configs, out var retired) || retired is not null)
            return retired;
        var nearest = Nearest(name, configs);
        return Diagnostic.Create(RuleFor(nearest, configs), location, name, Hint(name, nearest));
    }

    /// <param name="retired">The diagnostic for a name that only a retired feature or experience has; otherwise null.</param>
    private static bool IsDefined(string name, Location location, ProjectConfigs configs, out Diagnostic? retired)
    {
        retired = null;
        if (configs.OwnFlags.Define(name))
            return true;
        var feature = RetiredFeature.Check(name, location, configs);
        var experience = RetiredExperience.Check(name, location, configs);
        // A name can refer to a feature or an experience. It is defined if Convert serves either of them.
        if ((feature is null && configs.Knows(EntityKind.Feature, name)) || (experience is null && configs.Knows(EntityKind.Experience, name)))
            return true;
        retired = feature ?? experience;
        return false;
    }

    private static string? Nearest(string name, ProjectConfigs configs) =>
        NearestKey.Find(name, configs.Keys(EntityKind.Feature).Concat(configs.Keys(EntityKind.Experience)).Concat(configs.OwnFlags.Names));

    private static DiagnosticDescriptor RuleFor(string? nearest, ProjectConfigs configs) =>
        nearest is not null && !configs.Knows(EntityKind.Feature, nearest) && configs.Knows(EntityKind.Experience, nearest)
            ? RuleCatalogue.UnknownExperience
            : RuleCatalogue.UnknownFeature;

    private static string Hint(string name, string? nearest) => AndNotOwn + NearestKey.Hint(name, nearest, "there is");
}
