using System.Collections.Immutable;
using ConvertTyped.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>Checks the project's configs and their fallbacks (CVT01xx).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigAnalyzer : ConvertAnalyzer
{
    private static readonly ConfigRule[] Rules =
    [
        new SharedNameRule(), new UnknownIdRule(), new VariableValueRule(), new TrafficAllocationRule(), new ConstantOutcomeRule(), new MutualExclusionRule(),
        new MissingIdRule(), new DuplicateIdRule(), new UnknownStatusRule(), new VariableTypeRule(), new UnknownChangeTypeRule(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.CreateRange([.. Rules.Select(rule => rule.Descriptor), UnusedFallbackRule.Descriptor]);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var configs = ProjectConfigs.Find(context);
        if (configs.Count > 0)
            context.RegisterAdditionalFileAction(file => Check(file, configs));
    }

    private static void Check(AdditionalFileAnalysisContext context, IReadOnlyList<ProjectConfig> configs)
    {
        if (configs.FirstOrDefault(config => config.File == context.AdditionalFile) is { Contents: { IsReadable: true } contents } config)
        {
            foreach (var rule in Rules)
                JsonFindings.Report(context, config.Text, rule.Descriptor, rule.Find(contents.Document, contents.Retired));
        }
        else if (FallbackFile.IsFallbacks(context.AdditionalFile.Path))
        {
            CheckFallbacks(context, configs);
        }
    }

    private static void CheckFallbacks(AdditionalFileAnalysisContext context, IReadOnlyList<ProjectConfig> configs)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        ConfigContents[] beside =
            [.. configs.Where(config => FallbackFile.IsBeside(config.File.Path, context.AdditionalFile.Path)).Select(config => config.Contents)];
        if (beside.Length > 0 && beside.All(config => config.IsReadable))
            JsonFindings.Report(context, text, UnusedFallbackRule.Descriptor, UnusedFallbackRule.Find(text, beside));
    }
}
