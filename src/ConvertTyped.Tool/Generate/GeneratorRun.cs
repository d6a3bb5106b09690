using System.Diagnostics.CodeAnalysis;
using ConvertTyped.Generator;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Usages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Tool.Generate;

/// <summary>Runs the generator for a project.</summary>
internal static class GeneratorRun
{
    /// <summary>The generated source code by file name.</summary>
    /// <exception cref="ToolException">The file is not a C# project, the project cannot be loaded, or the generator reports an error.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(string path, CancellationToken cancellationToken)
    {
        using var solution = await LoadedSolution.OpenAsync(path, cancellationToken);
        // The files are compiled for every target framework, so the oldest C# version applies.
        var project = solution.Projects
            .Where(candidate => string.Equals(candidate.FilePath, path, StringComparison.OrdinalIgnoreCase))
            .MinBy(candidate => ((CSharpParseOptions)candidate.ParseOptions!).LanguageVersion)
            ?? throw ToolException.BadInput($"'{path}' is not a C# project. Specify the path of a .csproj file.");
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var driver = CSharpGeneratorDriver.Create(
            [new ConvertGenerator().AsSourceGenerator()],
            project.AnalyzerOptions.AdditionalFiles,
            (CSharpParseOptions)project.ParseOptions!,
            new GeneratingOptions(project.AnalyzerOptions.AnalyzerConfigOptionsProvider));
        var result = driver.RunGenerators(compilation, cancellationToken).GetRunResult();
        if (result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw ToolException.BadInput(error.ToString());
        return result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The project's own options, without the property that turns off the generator.</summary>
    private sealed class GeneratingOptions(AnalyzerConfigOptionsProvider project) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(project.GlobalOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => project.GetOptions(tree);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => project.GetOptions(textFile);

        private sealed class Values(AnalyzerConfigOptions values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = null;
                return key != "build_property.ConvertTypedGenerate" && values.TryGetValue(key, out value);
            }
        }
    }
}
