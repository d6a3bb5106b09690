using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Tests;

/// <summary>A user's project: code, configs and settings, with the generator if <see cref="Generates"/> is true.</summary>
internal sealed record TestProject
{
    public static readonly string Root = OperatingSystem.IsWindows() ? @"C:\shop\" : "/shop/";

    private static readonly string Runtime = typeof(ConvertContext).Assembly.Location;

    private static readonly string TagHelpers = typeof(ConvertTyped.AspNetCore.ConvertFeatureTagHelper).Assembly.Location;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Append(Runtime)
            .Append(TagHelpers)
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly MetadataReference[] AspNetCore =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly MetadataReference[] Hosting =
        [.. new[] { typeof(ConvertTyped.Hosting.ConvertHostOptions), typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    private static readonly MetadataReference[] Bridge =
        [.. new[] { typeof(Microsoft.FeatureManagement.ConvertFeatureManagerExtensions), typeof(Microsoft.FeatureManagement.IFeatureManager), typeof(Microsoft.FeatureManagement.Mvc.FeatureGateAttribute) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> AdditionalFiles { get; init; } = new Dictionary<string, string> { ["convert.json"] = Configs.Shop };

    /// <summary>Additional lines for the .globalconfig file.</summary>
    public string GlobalConfig { get; init; } = "";

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public bool Generates { get; init; }

    /// <summary>Whether the project references the testing package.</summary>
    public bool Tests { get; init; }

    public bool KnowsTheRuntime { get; init; } = true;

    /// <summary>The source of a library project that this project references. The library references the runtime, too.</summary>
    public string? Library { get; init; }

    /// <summary>Whether the project references ConvertTyped.AspNetCore, which contains the tag helpers.</summary>
    public bool HasTagHelpers { get; init; } = true;

    public bool UsesAspNetCore { get; init; }

    /// <summary>Whether the project references the hosting package, and therefore dependency injection.</summary>
    public bool UsesHosting { get; init; }

    /// <summary>Whether the project references FeatureManagement.</summary>
    public bool UsesFeatureManagement { get; init; }

    /// <summary>Whether FeatureManagement is referenced together with the bridge, which lets Convert evaluate the flags of FeatureManagement.</summary>
    public bool HasBridge { get; init; } = true;

    public IReadOnlyList<string> EnabledRules { get; init; } = [];

    public static TestProject Of(string source) => new() { Sources = new Dictionary<string, string> { ["Program.cs"] = source } };

    public Project Open()
    {
        var enabled = EnabledRules.ToImmutableDictionary(id => id, _ => ReportDiagnostic.Info);
        var project = new AdhocWorkspace().AddProject("Shop", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(Language))
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: enabled))
            .WithMetadataReferences(References.Where(Knows).Concat(UsesAspNetCore ? AspNetCore : []));
        if (UsesHosting)
            project = project.AddMetadataReferences(Hosting);
        if (UsesFeatureManagement)
            project = project.AddMetadataReferences(HasBridge ? Bridge : Bridge[1..]);
        if (Library is not null)
        {
            project = project.AddMetadataReference(CSharpCompilation.Create(
                "Library", [CSharpSyntaxTree.ParseText(Library)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());
        }

        if (Tests)
            project = project.AddMetadataReference(MetadataReference.CreateFromFile(typeof(ConvertTyped.Testing.TestConvert).Assembly.Location));
        if (Generates)
            project = project.AddAnalyzerReference(new GeneratorReference());
        project = project.AddAnalyzerConfigDocument(
            ".globalconfig",
            SourceText.From($"is_global = true\nbuild_property.RootNamespace = Shop\n{GlobalConfig}"),
            filePath: Root + ".globalconfig").Project;
        foreach ((var name, var text) in Sources)
            project = project.AddDocument(name, text, filePath: Root + name).Project;
        foreach ((var name, var text) in AdditionalFiles)
            project = project.AddAdditionalDocument(name, text, filePath: Root + name).Project;
        return project;
    }

    private bool Knows(MetadataReference reference) =>
        (HasTagHelpers || reference.Display != TagHelpers) && (KnowsTheRuntime || reference.Display != Runtime);

    private sealed class GeneratorReference : AnalyzerReference
    {
        // The workspace distinguishes generators by their instances.
        private static readonly ISourceGenerator Generator = new ConvertTyped.Generator.ConvertGenerator().AsSourceGenerator();

        public override string FullPath => "ConvertTyped.Generator.dll";

        public override object Id => FullPath;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [Generator];
    }
}
