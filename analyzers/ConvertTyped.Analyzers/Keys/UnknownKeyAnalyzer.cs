using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1001–1004: a constant that is given for a key, in C# or to a tag helper in Razor, and no config of the project has it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownKeyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Experience = new(
        RuleIds.UnknownExperience, "No experience has the key", "The config has no experience with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownExperience));

    private static readonly DiagnosticDescriptor Feature = new(
        RuleIds.UnknownFeature, "No feature has the key", "The config has no feature with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownFeature));

    private static readonly DiagnosticDescriptor Goal = new(
        RuleIds.UnknownGoal, "No goal has the key", "The config has no goal with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownGoal));

    private static readonly DiagnosticDescriptor Segment = new(
        RuleIds.UnknownSegment, "No segment has the key", "The config has no segment with the key '{0}'{1}",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.UnknownSegment));

    internal static readonly ImmutableArray<DiagnosticDescriptor> Rules = ImmutableArray.Create(Experience, Feature, Goal, Segment);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

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
            start.RegisterSyntaxNodeAction(node => CheckLambdas(node, markers, configs), SyntaxKind.Attribute);
            if (!TagHelperScope.AreIn(start.Compilation))
                return;
            var markup = new MarkupKeys(start.Options.AdditionalFiles, start.CancellationToken);
            start.RegisterAdditionalFileAction(file => Check(file, markup, configs));
        });
    }

    /// <summary>All that one member does.</summary>
    internal static void Check(ImmutableArray<IOperation> member, KeyMarkers markers, ProjectConfigs configs, Action<Diagnostic> report)
    {
        foreach (var operation in member.Operations())
            Check(operation, markers, configs, report);
    }

    // The compiler has operations for the attributes of lambdas, but tells no analyzer of them.
    private static void CheckLambdas(SyntaxNodeAnalysisContext context, KeyMarkers markers, ProjectConfigs configs)
    {
        if (context.Node.Parent?.Parent is not LambdaExpressionSyntax
            || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not IAttributeOperation { Operation: IObjectCreationOperation creation })
            return;
        foreach (var argument in creation.Arguments)
            Check(argument, markers, configs, context.ReportDiagnostic);
    }

    private static void Check(IOperation operation, KeyMarkers markers, ProjectConfigs configs, Action<Diagnostic> report)
    {
        foreach ((var parameter, var value) in GivenValue.In(operation))
            Check(parameter, value, markers, configs, report);
    }

    private static void Check(IParameterSymbol parameter, IOperation? value, KeyMarkers markers, ProjectConfigs configs, Action<Diagnostic> report)
    {
        if (markers.KindOf(parameter) is not { } kind)
            return;
        foreach (var constant in ConstantStrings.In(value))
        {
            var key = (string)constant.ConstantValue.Value!;
            if (!configs.Knows(kind, key))
                report(Unknown(kind, key, constant, configs));
        }
    }

    private static void Check(AdditionalFileAnalysisContext context, MarkupKeys markup, ProjectConfigs configs)
    {
        foreach (var written in markup.In(context.AdditionalFile, context.CancellationToken))
        {
            if (configs.Knows(written.Kind, written.Key))
                continue;
            var nearest = NearestKey.To(written.Key, configs.Keys(written.Kind));
            context.ReportDiagnostic(Diagnostic.Create(RuleOf(written.Kind), written.Location, written.Key, NearestKey.Hint(written.Key, nearest)));
        }
    }

    private static Diagnostic Unknown(EntityKind kind, string key, IOperation constant, ProjectConfigs configs)
    {
        var nearest = NearestKey.To(key, configs.Keys(kind));
        return Misspelling.Report(RuleOf(kind), constant, nearest, key, NearestKey.Hint(key, nearest));
    }

    private static DiagnosticDescriptor RuleOf(EntityKind kind) => kind switch
    {
        EntityKind.Experience => Experience,
        EntityKind.Feature => Feature,
        EntityKind.Goal => Goal,
        _ => Segment,
    };
}
