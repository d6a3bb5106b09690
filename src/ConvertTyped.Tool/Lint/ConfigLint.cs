using System.Collections.Immutable;
using System.Reflection;
using ConvertTyped.Analyzers;
using ConvertTyped.Generator;
using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Tool.Lint;

/// <summary>Lets the generator and the analyzers themselves look at a config, in a compilation that has nothing else in it.</summary>
internal static class ConfigLint
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(ConvertAnalyzer).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <exception cref="ToolException">The file cannot be read.</exception>
    public static async Task<IReadOnlyList<Annotation>> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw ToolException.BadInput($"There is no file '{path}'.");
        var files = ImmutableArray.Create<AdditionalText>([new ConfigText(path), .. BesideFiles(path).Where(File.Exists).Select(file => new ConfigText(file))]);
        var options = new LintOptions(files[0]);
        var compilation = CSharpCompilation.Create("lint", options: new(OutputKind.DynamicallyLinkedLibrary));
        var driver = CSharpGeneratorDriver.Create([new ConvertGenerator().AsSourceGenerator()], files, CSharpParseOptions.Default, options);
        var generated = driver.RunGenerators(compilation, cancellationToken).GetRunResult().Diagnostics;
        var analysis = compilation.WithAnalyzers(Analyzers, new AnalyzerOptions(files, options));
        var analyzed = await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken);
        return
        [
            .. generated.Concat(analyzed)
                .Where(diagnostic => IsAboutConfig(diagnostic.Id) && diagnostic.Severity != DiagnosticSeverity.Hidden)
                .Select(Of)
                .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Column).ThenBy(finding => finding.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> BesideFiles(string path)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return [Path.Combine(folder, "convert.fallbacks.json"), Path.Combine(folder, "convert.retired.json")];
    }

    private static bool IsAboutConfig(string id) => id.StartsWith("CVT00", StringComparison.Ordinal) || id.StartsWith("CVT01", StringComparison.Ordinal);

    private static Annotation Of(Microsoft.CodeAnalysis.Diagnostic diagnostic)
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
