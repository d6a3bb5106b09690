using System.Collections.Immutable;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>Applies all argument rules to the project's code.</summary>
internal sealed class ArgumentRules(ParameterRoles roles, ProjectConfigs configs)
{
    private static readonly ArgumentRule[] All =
    [
        new UnknownExperienceRule(), new UnknownFeatureRule(), new UnknownGoalRule(), new UnknownSegmentRule(), new FeatureVariableRule(),
        new UnreadAttributeRule(), new ConversionValueRule(), new ConversionKeyRule(),
    ];

    private static readonly ArgumentRule[][] ByRole =
        [.. Enumerable.Range(0, Enum.GetValues(typeof(ParameterRole)).Length).Select(role => All.Where(rule => rule.Roles.Contains((ParameterRole)role)).ToArray())];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.CreateRange(All.Select(rule => rule.Descriptor));

    /// <summary>Null if the project has no config that code can be checked against, or does not reference the runtime.</summary>
    public static ArgumentRules? For(Compilation compilation, ProjectConfigs? configs) =>
        configs is not null && ParameterRoles.In(compilation) is { } roles ? new ArgumentRules(roles, configs) : null;

    public MemberCode MemberOf(ImmutableArray<IOperation> blocks, Action<Diagnostic> report) => new(blocks, roles, configs, report);

    /// <summary>Checks everything that one member does.</summary>
    public void CheckAll(ImmutableArray<IOperation> blocks, Action<Diagnostic> report)
    {
        var member = MemberOf(blocks, report);
        foreach (var operation in blocks.Operations())
            Check(operation, member);
    }

    public void Check(IOperation operation, MemberCode member)
    {
        foreach (var written in WrittenValue.In(operation))
        {
            foreach (var rule in ByRole[(int)roles.Of(written.Parameter)])
                rule.Check(written, member);
        }
    }
}
