using ConvertTyped.Analyzers.Variables;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1005: code reads a variable that the feature does not have, or reads a variable with a method that does not fit the declared type.</summary>
internal sealed class FeatureVariableRule() : ArgumentRule(RuleCatalogue.FeatureVariable, ParameterRole.FeatureVariable)
{
    public override void Check(WrittenValue written, MemberCode member)
    {
        if (written.Argument is not { } argument
            || new FeatureLookup(member.Roles, member.LocalValues).KeyFor(argument) is not { } key
            || member.Configs.Features(key) is not { Count: > 0 } features)
            return;

        var read = VariableRead.Create(written.Parameter);
        foreach (var constant in ConstantStrings.Find(written.Value))
        {
            var name = (string)constant.ConstantValue.Value!;
            ConfigVariable[] declared = [.. features.SelectMany(feature => feature.Variables).Where(variable => variable.Key == name)];
            if (declared.Length == 0)
                member.Report(Unknown(key, name, constant, features));
            else if (!declared.Any(variable => read.Fits(VariableTypes.Parse(variable.Type))))
                member.Report(WrongType(key, name, constant, declared[0], read));
        }
    }

    private Diagnostic Unknown(string key, string name, IOperation constant, IReadOnlyList<ConfigFeature> features)
    {
        var nearest = NearestKey.Find(name, features.SelectMany(feature => feature.Variables).Select(variable => variable.Key).OfType<string>());
        return MisspelledConstant.Report(Descriptor, constant, nearest, key, $"has no variable '{name}'{NearestKey.Hint(name, nearest)}");
    }

    private Diagnostic WrongType(string key, string name, IOperation constant, ConfigVariable declared, VariableRead read) => Diagnostic.Create(
        Descriptor, constant.Syntax.GetLocation(), key, $"declares the variable '{name}' as {VariableTypes.Parse(declared.Type).ToString().ToLowerInvariant()}, so {read.Method} returns null");
}
