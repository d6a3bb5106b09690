using System.Collections.Immutable;
using ConvertTyped.Analyzers.FeatureManagement;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>Applies all argument rules to the project's code.</summary>
internal sealed class ArgumentRules(ParameterRoles roles, ProjectConfigs configs)
{
    private static readonly ArgumentRule[] All =
    [
        new UnknownExperienceRule(), new UnknownFeatureRule(), new UnknownGoalRule(), new UnknownSegmentRule(), new FeatureVariableRule(),
        new UnreadAttributeRule(), new ConversionValueRule(), new ConversionKeyRule(), new FlagNameRule(),
        new RetiredExperienceRule(), new RetiredFeatureRule(), new RetiredGoalRule(), new RetiredSegmentRule(),
    ];

    private static readonly ArgumentRule[][] ByRole =
        [.. Enumerable.Range(0, Enum.GetValues(typeof(ParameterRole)).Length).Select(role => All.Where(rule => rule.Roles.Contains((ParameterRole)role)).ToArray())];

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.CreateRange(All.Select(rule => rule.Descriptor).Distinct());

    /// <summary>Returns null if <paramref name="configs"/> is null, or if the project does not reference the runtime.</summary>
    public static ArgumentRules? TryCreate(Compilation compilation, ProjectConfigs? configs) =>
        configs is not null && ParameterRoles.TryCreate(compilation) is { } roles ? new ArgumentRules(roles, configs) : null;

    public ParameterRoles Roles => roles;

    public MemberCode CreateMember(Action<Diagnostic> report) => new(roles, configs, report);

    /// <summary>Whether the operation calls a member with a parameter that has a role.</summary>
    public bool AppliesTo(IOperation operation) => operation switch
    {
        IInvocationOperation call => roles.Get(call.TargetMethod).Length > 0,
        IObjectCreationOperation { Constructor: { } constructor } => roles.Get(constructor).Length > 0,
        IPropertyReferenceOperation { Arguments.Length: > 0 } indexer => roles.Get(indexer.Property).Length > 0,
        _ => false,
    };

    /// <summary>Checks the arguments of one call, object creation or indexer.</summary>
    public void Check(IOperation operation, MemberCode member)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                Check(call.TargetMethod, call.Arguments, member);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Check(constructor, creation.Arguments, member);
                break;
            case IPropertyReferenceOperation { Arguments.Length: > 0 } indexer:
                Check(indexer.Property, indexer.Arguments, member);
                break;
        }
    }

    /// <summary>Checks the default value of a parameter where it is declared.</summary>
    public void CheckDefault(ParameterSyntax syntax, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (syntax is { Default.Value: { } value, AttributeLists.Count: > 0 }
            && model.GetDeclaredSymbol(syntax, cancellationToken) is { } parameter
            && roles.Find(parameter) is not ParameterRole.None and var role)
            Check(new WrittenValue(parameter, role, model.GetOperation(value, cancellationToken), null), CreateMember(report));
    }

    private void Check(ISymbol called, ImmutableArray<IArgumentOperation> arguments, MemberCode member)
    {
        var rolesOfCalled = roles.Get(called);
        if (rolesOfCalled.Length == 0)
            return;
        foreach (var argument in arguments)
        {
            // An argument that the compiler fills in from a default value is checked where the parameter is declared.
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && rolesOfCalled[parameter.Ordinal] is not ParameterRole.None and var role)
                Check(new WrittenValue(parameter, role, argument.Value, argument), member);
        }
    }

    private static void Check(WrittenValue written, MemberCode member)
    {
        foreach (var rule in ByRole[(int)written.Role])
            rule.Check(written, member);
    }
}
