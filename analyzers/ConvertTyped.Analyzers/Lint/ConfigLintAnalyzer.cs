using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>Looks through each config of the project that is JSON at all.</summary>
public abstract class ConfigLintAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var configs = ProjectConfigs.Find(start);
            start.RegisterAdditionalFileAction(file =>
            {
                if (configs.FirstOrDefault(config => config.File == file.AdditionalFile) is { Knowledge: { IsReadable: true } knowledge } config)
                    Findings.Report(file, config.Text, SupportedDiagnostics[0], Find(knowledge.Document));
            });
        });
    }

    private protected abstract IEnumerable<Finding> Find(ConfigDocument config);
}
