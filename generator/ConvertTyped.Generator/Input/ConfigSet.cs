namespace ConvertTyped.Generator.Input;

/// <summary>
/// The configs from which a project's code is generated. If several configs share a namespace, only the first config is included. A config is left out if
/// its namespace already contains accessors of another assembly, unless the config is shared with that assembly.
/// </summary>
internal sealed record ConfigSet(EquatableArray<ConfigInput> Configs, EquatableArray<LocatedProblem> Conflicts)
{
    /// <param name="visible">The accessors of other assemblies.</param>
    public static ConfigSet Create(IEnumerable<ConfigInput> inputs, EquatableArray<ReferencedAccessors> visible)
    {
        var placed = inputs.SelectMany(input => input.Settings.Beside(visible).Select(settings => input with { Settings = settings })).ToList();
        var taken = placed
            .Where(input => !input.Settings.IsShared)
            .Select(input => (Input: input, By: visible.FirstOrDefault(other => other.Namespace == input.Settings.Namespace)))
            .Where(pair => pair.By is not null)
            .ToList();
        var set = Create(placed.Except(taken.Select(pair => pair.Input)));
        return set with { Conflicts = new([.. set.Conflicts, .. taken.Select(pair => Conflict(pair.Input, pair.By!))]) };
    }

    private static ConfigSet Create(IEnumerable<ConfigInput> inputs)
    {
        // The names of generated files are case-insensitive, so namespaces are compared case-insensitively, too.
        var byNamespace = inputs
            .OrderBy(input => input.Path, StringComparer.Ordinal)
            .GroupBy(input => input.Settings.Namespace, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new ConfigSet(
            new(byNamespace.Select(group => group.First())),
            new(byNamespace.SelectMany(group => group.Skip(1).Select(later => Conflict(group.First(), later)))));
    }

    /// <summary>The settings of the project's only config, if its namespace is imported in every file; otherwise empty.</summary>
    public IEnumerable<GenerationSettings> GlobalUsings() => OnlyConfig().Where(settings => settings.GlobalUsing);

    /// <summary>The settings of the project's only config, if it needs <c>context.Features</c> in addition to <c>context.Features()</c>.</summary>
    public IEnumerable<GenerationSettings> GlobalContextProperties() =>
        OnlyConfig().Where(settings => settings.IsShared ? settings.SharesMethods : settings.ExtensionMethods);

    /// <summary>The settings of the project's only config, if it needs <c>convert.Features</c> in addition to <c>convert.Features()</c>.</summary>
    public IEnumerable<GenerationSettings> GlobalOverrideProperties() => OnlyConfig().Where(settings => settings.ExtensionMethods);

    public bool HasGlobalProperties => GlobalContextProperties().Concat(GlobalOverrideProperties()).Any();

    private IEnumerable<GenerationSettings> OnlyConfig() =>
        from config in Configs
        where Configs.Count == 1 && config.Settings.Namespace.Length > 0
        select config.Settings;

    /// <summary>The errors for a project whose C# version is too old for the generated code: one error per config.</summary>
    public IEnumerable<LocatedProblem> LanguageProblems() =>
        from config in Configs
        select LocatedProblem.AtStart(
            config.Path,
            ConfigProblem.LanguageNotSupported,
            "remove <LangVersion> from the project file, or set it to 10.0 or later");

    private static LocatedProblem Conflict(ConfigInput first, ConfigInput later) => LocatedProblem.AtStart(
        later.Path,
        ConfigProblem.SharedNamespace,
        $"{NamespaceOf(later)} is already used by the config '{PathBeside(first.Path, later.Path)}'; set ConvertNamespace on one of the two AdditionalFiles items");

    private static LocatedProblem Conflict(ConfigInput config, ReferencedAccessors taken) => LocatedProblem.AtStart(
        config.Path,
        ConfigProblem.SharedNamespace,
        $"{NamespaceOf(config)} is already used by accessors that this project can access in the assembly '{taken.Assembly}'; set ConvertTypedNamespace in this project or in the project of that assembly");

    private static string NamespaceOf(ConfigInput config) =>
        config.Settings.Namespace is { Length: > 0 } name ? $"the namespace '{name}'" : "the global namespace";

    /// <summary>The part of the path that follows the folders shared by both files.</summary>
    private static string PathBeside(string path, string other)
    {
        var start = 0;
        for (var i = 0; i < path.Length && i < other.Length && path[i] == other[i]; i++)
        {
            if (path[i] is '/' or '\\')
                start = i + 1;
        }

        return path.Substring(start).Replace('\\', '/');
    }
}
