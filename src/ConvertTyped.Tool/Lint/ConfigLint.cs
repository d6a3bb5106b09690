using System.Collections.Immutable;
using System.Reflection;
using ConvertTyped.Analyzers;
using ConvertTyped.Generator;
using ConvertTyped.Generator.Input;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Pull;
using ConvertTyped.Tool.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Tool.Lint;

/// <summary>Runs the generator and the analyzers on configs, in a compilation without source code.</summary>
internal static class ConfigLint
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(ConvertAnalyzer).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <exception cref="ToolException">A file does not exist.</exception>
    public static async Task<IReadOnlyList<Annotation>> FindAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        var findings = new List<Annotation>();
        foreach (var folder in files.Select(Existing).GroupBy(Path.GetDirectoryName))
        {
            var project = await LintProject.LoadAsync(folder.First(), cancellationToken);
            // The configs of a project are checked together, as in a build, so that two configs in one namespace are reported (CVT0003).
            var together = folder.Where(file => IsConfigOf(project, file)).ToList();
            if (together.Count > 0)
                findings.AddRange(await FindAsync(project, null, together, cancellationToken));
            foreach (var file in folder.Except(together))
                findings.AddRange(await FindAsync(project, new ConfigText(file), [file], cancellationToken));
        }
        return
        [
            .. findings.DistinctBy(finding => (finding.File, finding.Line, finding.Column, finding.Id, finding.Message))
                .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Id, StringComparer.Ordinal),
        ];
    }

    private static string Existing(string file) =>
        File.Exists(file) ? Path.GetFullPath(file) : throw ToolException.BadInput($"There is no file '{file}'. Specify the path of a config file.");

    private static bool IsConfigOf(LintProject project, string file) =>
        project.Files.ContainsKey(file) && ConfigFile.IsConfig(new ConfigText(file), new LintOptions(project, null));

    private static async Task<IEnumerable<Annotation>> FindAsync(LintProject project, ConfigText? alone, IReadOnlyList<string> given, CancellationToken cancellationToken)
    {
        var looked = given.SelectMany(file => (string[])[file, .. FilesBeside(file)]).Distinct().ToHashSet(StringComparer.Ordinal);
        var all = alone is null ? project.Files.Keys.Where(path => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Union(looked) : looked.Except(given);
        ImmutableArray<AdditionalText> files = [.. (alone is null ? Array.Empty<AdditionalText>() : [alone]), .. all.Where(File.Exists).Order(StringComparer.Ordinal).Select(file => new ConfigText(file))];
        var options = new LintOptions(project, alone);
        var compilation = CSharpCompilation.Create(
            "lint", options: project.Arguments.CompilationOptions.WithOutputKind(OutputKind.DynamicallyLinkedLibrary).WithSyntaxTreeOptionsProvider(new LintSeverities(project)));
        var driver = CSharpGeneratorDriver.Create([new ConvertGenerator().AsSourceGenerator()], files, project.Arguments.ParseOptions, options);
        var generated = driver.RunGenerators(compilation, cancellationToken).GetRunResult().Diagnostics;
        var analyzed = await compilation.WithAnalyzers(Analyzers, new AnalyzerOptions(files, options)).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return generated.Concat(analyzed)
            .Where(diagnostic => IsAboutConfig(diagnostic.Id) && diagnostic.Severity != DiagnosticSeverity.Hidden && looked.Contains(diagnostic.Location.GetLineSpan().Path))
            .Select(Annotate);
    }

    private static IEnumerable<string> FilesBeside(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        return [Path.Combine(folder, "convert.fallbacks.json"), RetiredEntitiesFile.BesideConfig(path)];
    }

    private static bool IsAboutConfig(string id) => id.StartsWith("CVT00", StringComparison.Ordinal) || id.StartsWith("CVT01", StringComparison.Ordinal);

    private static Annotation Annotate(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return new(
            diagnostic.Severity switch { DiagnosticSeverity.Error => Severity.Error, DiagnosticSeverity.Warning => Severity.Warning, _ => Severity.Info },
            diagnostic.Id,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            place.Path,
            place.StartLinePosition.Line + 1,
            place.StartLinePosition.Character + 1,
            place.EndLinePosition.Line + 1,
            place.EndLinePosition.Character + 1,
            diagnostic.Descriptor.HelpLinkUri);
    }
}
