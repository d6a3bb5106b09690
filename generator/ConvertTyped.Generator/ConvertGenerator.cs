using System.Collections.Immutable;
using ConvertTyped.Generator.Emit;
using ConvertTyped.Generator.Emit.Testing;
using ConvertTyped.Generator.Emit.TypeScript;
using ConvertTyped.Generator.Unseen;
using Microsoft.CodeAnalysis;

namespace ConvertTyped.Generator;

/// <summary>Generates typed accessors from convert.json: finds the configs, reads them into a model, and emits code for each part of the model.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ConvertGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var language = context.ParseOptionsProvider
            .Select(static (options, _) => LanguageLevel.Read(options)).WithTrackingName(Steps.Language);

        var retired = context.AdditionalTextsProvider
            .Where(static file => RetiredFile.IsRetired(file.Path));

        var sources = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ConfigFile.IsConfig(pair.Left, pair.Right))
            .Select(static (pair, _) => pair.Left)
            .Collect()
            .SelectMany(static (files, _) => ConfigFile.Distinct(files).ToImmutableArray()).WithTrackingName(Steps.Files)
            .Combine(retired.Collect())
            .Select(static (pair, _) => ModelFiles.Create(pair.Left, pair.Right)).WithTrackingName(Steps.Sources);
        var parsed = sources
            .Select(ParsedConfig.Read).WithTrackingName(Steps.Parse);

        var fallbacks = context.AdditionalTextsProvider
            .Where(static file => FallbackFile.IsFallbacks(file.Path))
            .Select(ParsedFallbacks.Read).WithTrackingName(Steps.Fallbacks);

        var visible = context.CompilationProvider
            .Select(static (compilation, _) => ReferencedAccessors.Find(compilation)).WithTrackingName(Steps.ReferencedAccessors);

        var set = parsed
            .Combine(fallbacks.Collect())
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (input, _) => ConfigInput.Create(input.Left.Left, input.Left.Right, input.Right)).WithTrackingName(Steps.Model)
            .Collect()
            .Combine(visible)
            .Select(static (pair, _) => ConfigSet.Create(pair.Left, pair.Right));

        var isSupported = language.Select(static (level, _) => level.IsSupported);
        var isEnabled = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => GenerationSettings.AreEnabled(options));
        var supported = set.Combine(isSupported).Combine(isEnabled)
            .Select(static (pair, _) => pair.Left.Right && pair.Right ? pair.Left.Left : pair.Left.Left with { Configs = new([]) }).WithTrackingName(Steps.Configs);
        var configs = supported.SelectMany(static (all, _) => all.Configs);

        ReportProblems(context, parsed, set, isSupported);
        ReportRetiredProblems(context, sources);
        context.RegisterSourceOutput(
            visible.SelectMany(static (all, _) => AmbiguousAccessors.Find(all)),
            static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        EmitConfigs(context, configs.Where(static config => !config.Settings.IsShared), language);
        EmitGlobals(context, supported, language);
        var references = context.MetadataReferencesProvider
            .Select(static (reference, _) => KnownReferences.NameOf(reference))
            .Where(static name => name is not null)
            .Select(static (name, _) => name!)
            .Collect()
            .Select(static (names, _) => KnownReferences.Find(names)).WithTrackingName(Steps.KnownReferences);
        EmitVariationServices(context, configs.Where(static config => !config.Settings.IsShared), references);
        EmitOverrides(context, supported, references, language, isSupported.Combine(isEnabled).Select(static (pair, _) => pair.Left && pair.Right));
        ReportUnseenTypes(context, supported);
    }

    // Only code for other generators is examined, and the names of the generated types are listed only if such code uses an unknown type.
    private static void ReportUnseenTypes(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ConfigSet> set)
    {
        var logged = context.SyntaxProvider.ForAttributeWithMetadataName(UnseenType.LoggerMessage, static (_, _) => true, UnseenType.InLoggerMessage);
        var serialized = context.SyntaxProvider.ForAttributeWithMetadataName(UnseenType.JsonSerializable, static (_, _) => true, UnseenType.InJsonSerializable);
        foreach (var found in new[] { logged, serialized })
        {
            var unseen = found
                .Where(static types => types.Count > 0)
                .Combine(set)
                .SelectMany(static (pair, _) =>
                {
                    var names = new HashSet<string>(pair.Right.Configs.SelectMany(config => GeneratedTypeNames.List(config.Model)), StringComparer.Ordinal);
                    return pair.Left.Where(type => names.Contains(type.Name)).Select(type => type.ToProblem());
                });
            context.RegisterSourceOutput(unseen, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        }
    }

    private static void ReportProblems(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ParsedConfig> parsed,
        IncrementalValueProvider<ConfigSet> set,
        IncrementalValueProvider<bool> isSupported)
    {
        var problems = parsed.SelectMany(static (config, _) => config.Problems).WithTrackingName(Steps.Problems);
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));

        var conflicts = set.SelectMany(static (configs, _) => configs.Conflicts);
        context.RegisterSourceOutput(conflicts, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));

        var unsupported = set.Combine(isSupported).SelectMany(static (pair, _) => pair.Right ? ImmutableArray<LocatedProblem>.Empty : pair.Left.LanguageProblems().ToImmutableArray());
        context.RegisterSourceOutput(unsupported, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    private static void ReportRetiredProblems(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ModelFiles> sources)
    {
        // Other tools may also use files named *.retired.json, so only files that belong to a config are checked.
        var problems = sources
            .Where(static source => source.Retired is not null)
            .Select(static (source, _) => source.Retired!)
            .SelectMany(RetiredProblems.Find).WithTrackingName(Steps.RetiredProblems);
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
    }

    private static void EmitConfigs(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ConfigInput> configs,
        IncrementalValueProvider<LanguageLevel> language)
    {
        EmitPart(context, configs, Steps.Experiences, static model => model.Experiences, ExperiencesEmitter.Emit);
        EmitPart(context, configs, Steps.Features, static model => model.Features, FeaturesEmitter.Emit);
        EmitPart(context, configs, Steps.JsonVariables, static model => model.Features, JsonVariablesEmitter.Emit);
        EmitPart(context, configs, Steps.VisitorAttributes, static model => model.VisitorAttributes, AttributesEmitter.EmitVisitor);
        EmitPart(context, configs, Steps.LocationAttributes, static model => model.LocationAttributes, AttributesEmitter.EmitLocation);
        EmitPart(context, configs, Steps.Goals, static model => model.Goals, GoalsEmitter.Emit);
        EmitPart(context, configs, Steps.Segments, static model => model.Segments, SegmentsEmitter.Emit);
        EmitPart(context, configs, Steps.Keys, static model => model.KeyedEntities, KeysEmitter.Emit);

        Add(context, configs
            .Select(static (config, _) => (Part: ManifestPart.Create(config.Model), config.Settings)).WithTrackingName(Steps.PartOf(Steps.Manifest))
            .Combine(language)
            .Select(static (pair, _) => ManifestEmitter.Emit(pair.Left.Part, pair.Left.Settings, pair.Right)).WithTrackingName(Steps.Manifest));

        Add(context, configs
            .Select(static (config, _) => (Part: TypeScriptPart.Select(config.Model), config.Settings)).WithTrackingName(Steps.PartOf(Steps.TypeScript))
            .Select(static (input, _) => TypeScriptEmitter.Emit(input.Part, input.Settings)).WithTrackingName(Steps.TypeScript));

        Add(context, configs
            .Select(static (config, _) => config.Settings)
            .Select(static (settings, _) => ProjectEmitter.Emit(settings)).WithTrackingName(Steps.Project));

        Add(context, configs
            .Select(static (config, _) => config.Settings)
            .Combine(language)
            .Select(static (pair, _) => ContextEmitter.EmitExtensions(pair.Left, pair.Right)).WithTrackingName(Steps.Context));
    }

    // The registration methods are generated only for projects that reference the hosting package.
    private static void EmitVariationServices(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ConfigInput> configs, IncrementalValueProvider<KnownReferences> references)
    {
        var hosted = configs
            .Combine(references.Select(static (known, _) => known.Hosting))
            .Where(static pair => pair.Right)
            .Select(static (pair, _) => pair.Left);
        EmitPart(context, hosted, Steps.VariationServices, static model => model.Experiences, VariationServicesEmitter.Emit);
    }

    // Overrides are generated only for projects that reference the testing package.
    private static void EmitOverrides(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ConfigSet> set,
        IncrementalValueProvider<KnownReferences> references,
        IncrementalValueProvider<LanguageLevel> language,
        IncrementalValueProvider<bool> isEnabled)
    {
        var others = context.CompilationProvider
            .Select(static (compilation, _) => ReferencedTestCode.Find(compilation)).WithTrackingName(Steps.ReferencedTestCode);
        var known = references.Combine(others);
        var tested = set
            .SelectMany(static (all, _) => all.Configs)
            .Combine(known)
            .Where(static pair => pair.Right.Left.Testing && !pair.Right.Right.Namespaces.Contains(pair.Left.Settings.Namespace))
            .Select(static (pair, _) => pair.Left);

        EmitPart(context, tested, Steps.FeatureOverrides, static model => model.Features, FeatureOverridesEmitter.Emit);
        EmitPart(context, tested, Steps.ExperienceOverrides, static model => model.Experiences, ExperienceOverridesEmitter.Emit);
        Add(context, tested
            .Select(static (config, _) => config.Settings)
            .Combine(language)
            .Select(static (pair, _) => TestConvertEmitter.EmitExtensions(pair.Left, pair.Right)).WithTrackingName(Steps.TestConvert));
        Add(context, set
            .Combine(language)
            .Combine(references)
            .SelectMany(static (input, _) => input is { Left.Right.ExtensionProperties: true, Right.Testing: true } ? input.Left.Left.GlobalOverrideProperties().ToImmutableArray() : ImmutableArray<GenerationSettings>.Empty)
            .Select(static (settings, _) => TestConvertEmitter.EmitGlobalProperties(settings)).WithTrackingName(Steps.GlobalOverrideProperties));
        Add(context, known
            .Combine(isEnabled)
            .SelectMany(static (pair, _) => pair is { Left: { Left: { Testing: true, TestHost: true }, Right.WebHost: false }, Right: true } ? ImmutableArray.Create(pair.Left.Left) : ImmutableArray<KnownReferences>.Empty)
            .Select(static (_, _) => TestConvertEmitter.EmitWebHost()).WithTrackingName(Steps.TestWebHost));
    }

    private static void EmitPart<T>(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ConfigInput> configs,
        string step,
        Func<ConfigModel, EquatableArray<T>> entities,
        Func<ProjectPart<T>, GenerationSettings, GeneratedFile> emit)
        where T : IEquatable<T>
    {
        Add(context, configs
            .Select((config, _) => (Part: new ProjectPart<T>(config.Model.ProjectName, entities(config.Model)), config.Settings)).WithTrackingName(Steps.PartOf(step))
            .Select((input, _) => emit(input.Part, input.Settings)).WithTrackingName(step));
    }

    private static void EmitGlobals(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ConfigSet> set,
        IncrementalValueProvider<LanguageLevel> language)
    {
        Add(context, set
            .SelectMany(static (configs, _) => configs.GlobalUsings().ToImmutableArray())
            .Select(static (settings, _) => ContextEmitter.EmitGlobalUsing(settings)).WithTrackingName(Steps.GlobalUsing));
        Add(context, set
            .Combine(language)
            .SelectMany(static (pair, _) => pair.Right.ExtensionProperties ? pair.Left.GlobalContextProperties().ToImmutableArray() : ImmutableArray<GenerationSettings>.Empty)
            .Select(static (settings, _) => ContextEmitter.EmitGlobalProperties(settings)).WithTrackingName(Steps.GlobalContextProperties));
        Add(context, set
            .Combine(language)
            .SelectMany(static (pair, _) => pair.Right.ExtensionProperties && pair.Left.HasGlobalProperties ? ImmutableArray.Create(true) : ImmutableArray<bool>.Empty)
            .Select(static (_, _) => EmbeddedCode.Definition).WithTrackingName(Steps.EmbeddedAttribute));
    }

    private static void Add(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<GeneratedFile> files) =>
        context.RegisterSourceOutput(files, static (output, file) => file.AddTo(output));
}
