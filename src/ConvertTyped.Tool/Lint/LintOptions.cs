using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Tool.Lint;

/// <summary>The settings of a project, in the form in which the generator and the analyzers read them.</summary>
/// <param name="config">A file to lint as a config, although the project does not declare it as a config; null if there is no such file.</param>
internal sealed class LintOptions(LintProject project, AdditionalText? config) : AnalyzerConfigOptionsProvider
{
    private static readonly Dictionary<string, string> Marked = new() { ["build_metadata.AdditionalFiles.ConvertTyped"] = "true" };

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(project.Global.AnalyzerOptions, project.Properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(
        project.SettingsOf(textFile.Path).AnalyzerOptions,
        textFile == config ? Marked : project.Files.TryGetValue(textFile.Path, out var metadata) ? metadata : Values.None);

    private sealed class Values(params IReadOnlyDictionary<string, string>[] values) : AnalyzerConfigOptions
    {
        public static readonly Dictionary<string, string> None = [];

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = values.Select(part => part.GetValueOrDefault(key)).FirstOrDefault(found => found is not null);
            return value is not null;
        }
    }
}
