using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1005: a variable that its feature does not have, or has with another type than it is read with.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FeatureVariableAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = new(
        RuleIds.FeatureVariable, "A feature has no such variable, or one of another type", "The feature '{0}' {1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.FeatureVariable));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KeyMarkers.In(start.Compilation) is not { } markers || ProjectConfigs.Of(start) is not { } configs)
                return;
            start.RegisterOperationBlockAction(member => Check(member.OperationBlocks, markers, configs, member.ReportDiagnostic));
        });
    }

    /// <summary>All that one member does.</summary>
    internal static void Check(ImmutableArray<IOperation> member, KeyMarkers markers, ProjectConfigs configs, Action<Diagnostic> report)
    {
        var known = new KnownFeature(markers, new Locals(member));
        foreach (var operation in member.Operations())
        {
            if (operation is IArgumentOperation { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } argument && markers.IsVariable(parameter))
                Check(argument, parameter, known, configs, report);
        }
    }

    private static void Check(
        IArgumentOperation argument, IParameterSymbol parameter, KnownFeature known, ProjectConfigs configs, Action<Diagnostic> report)
    {
        if (known.Of(argument) is not { } key || configs.Features(key) is not { Count: > 0 } features)
            return;

        var read = VariableReads.By(parameter);
        foreach (var constant in ConstantStrings.In(argument.Value))
        {
            var name = (string)constant.ConstantValue.Value!;
            VariableModel[] declared = [.. features.SelectMany(feature => feature.Variables).Where(variable => variable.Key == name)];
            if (declared.Length == 0)
                report(Unknown(key, name, constant, features));
            else if (!declared.Any(variable => read.Fits(variable.Type)))
                report(Diagnostic.Create(
                    Rule, constant.Syntax.GetLocation(), key, $"declares '{name}' as {declared[0].Type.ToString().ToLowerInvariant()}, which {read.Name} reads as null"));
        }
    }

    private static Diagnostic Unknown(string key, string name, IOperation constant, IReadOnlyList<FeatureModel> features)
    {
        var nearest = NearestKey.To(name, features.SelectMany(feature => feature.Variables).Select(variable => variable.Key));
        return Misspelling.Report(Rule, constant, nearest, key, $"has no variable '{name}'{NearestKey.Hint(name, nearest)}");
    }
}
