using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Tool.Lint;

/// <summary>The settings of a project that concern configs: the project's configs, their namespaces, and the severities of findings.</summary>
internal sealed class LintProject
{
    private const string AdditionalFiles = "AdditionalFiles";
    private static readonly string[] Severities = ["NoWarn", "WarningsAsErrors", "WarningsNotAsErrors", "TreatWarningsAsErrors", "LangVersion"];
    private static readonly string[] Visible = ["RootNamespace", "ConvertTypedRootNamespace", "ConvertTypedNamespace"];
    private static readonly string[] Metadata = ["ConvertTyped", "ConvertNamespace"];
    private readonly AnalyzerConfigSet _settings;

    private LintProject(ProjectEvaluation? project)
    {
        _settings = AnalyzerConfigSet.Create(project is null ? [] : ParsedSettings(project));
        Arguments = CSharpCommandLineParser.Default.Parse(project is null ? [] : ArgumentsOf(project), Environment.CurrentDirectory, sdkDirectory: null);
        Properties = Visible.ToImmutableDictionary(name => $"build_property.{name}", name => project?[name] ?? "", AnalyzerConfigKeys);
        Files = project is null ? ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty : FilesOf(project);
    }

    /// <summary>The settings for a config that belongs to no project.</summary>
    public static LintProject None { get; } = new(null);

    /// <summary>Compares the names of settings, which are not case-sensitive.</summary>
    public static StringComparer AnalyzerConfigKeys => StringComparer.OrdinalIgnoreCase;

    public CSharpCommandLineArguments Arguments { get; }

    public ImmutableDictionary<string, string> Properties { get; }

    /// <summary>The additional files by full path, each with its metadata.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Files { get; }

    /// <summary>The severities and the other settings in .globalconfig files.</summary>
    public AnalyzerConfigOptionsResult Global => _settings.GlobalConfigOptions;

    public AnalyzerConfigOptionsResult SettingsOf(string path) => _settings.GetOptionsForSourcePath(path);

    /// <summary>
    /// Loads the settings of the project that a config belongs to. The default settings apply if no project or more than one candidate is found, or
    /// if MSBuild fails.
    /// </summary>
    public static async Task<LintProject> LoadAsync(string config, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(config)!;
        if (Nearest(folder) is not { } path)
            return None;
        var evaluated = await ProjectEvaluation.EvaluateAsync(path, [.. Severities, .. Visible], [AdditionalFiles, "EditorConfigFiles", "GlobalAnalyzerConfigFiles"], cancellationToken);
        var project = new LintProject(evaluated);
        // A project in a parent folder does not necessarily include the file.
        return project.Files.ContainsKey(config) || Path.GetDirectoryName(path) == folder ? project : None;
    }

    /// <summary>
    /// The only project in the nearest folder that contains projects, up to the root of the repository; null if there is no such folder, or if it contains
    /// several projects.
    /// </summary>
    private static string? Nearest(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is { Exists: true }; current = current.Parent)
        {
            var projects = Directory.GetFiles(current.FullName, "*.csproj");
            if (projects.Length > 0)
                return projects.Length == 1 ? projects[0] : null;
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
                return null;
        }
        return null;
    }

    private static ImmutableDictionary<string, ImmutableDictionary<string, string>> FilesOf(ProjectEvaluation project) => project[AdditionalFiles, "FullPath"]
        .GroupBy(file => file["FullPath"], StringComparer.Ordinal)
        .ToImmutableDictionary(
            group => group.Key,
            group => Metadata.ToImmutableDictionary(name => $"build_metadata.AdditionalFiles.{name}", name => group.First().GetValueOrDefault(name, ""), AnalyzerConfigKeys),
            StringComparer.Ordinal);

    private static ImmutableArray<AnalyzerConfig> ParsedSettings(ProjectEvaluation project) =>
    [
        .. project["EditorConfigFiles", "FullPath"].Concat(project["GlobalAnalyzerConfigFiles", "FullPath"])
            .Select(file => file["FullPath"])
            .Distinct(StringComparer.Ordinal)
            .Where(File.Exists)
            .Select(file => AnalyzerConfig.Parse(SourceText.From(File.ReadAllText(file)), file)),
    ];

    // The compiler itself parses the arguments, so they have the same meaning as in a build.
    private static IEnumerable<string> ArgumentsOf(ProjectEvaluation project)
    {
        if (project["TreatWarningsAsErrors"].Equals("true", StringComparison.OrdinalIgnoreCase))
            yield return "-warnaserror+";
        if (Ids(project["WarningsAsErrors"]) is { Length: > 0 } errors)
            yield return $"-warnaserror+:{errors}";
        if (Ids(project["WarningsNotAsErrors"]) is { Length: > 0 } warnings)
            yield return $"-warnaserror-:{warnings}";
        if (Ids(project["NoWarn"]) is { Length: > 0 } nothing)
            yield return $"-nowarn:{nothing}";
        if (project["LangVersion"] is { Length: > 0 } version)
            yield return $"-langversion:{version}";
    }

    private static string Ids(string property) =>
        string.Join(',', property.Split([',', ';', ' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
