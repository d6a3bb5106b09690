namespace ConvertTyped.Generator.Input;

/// <summary>The configs of a project; of several in one namespace only the first generates code.</summary>
internal sealed record ConfigSet(EquatableArray<ConfigInput> Configs, EquatableArray<LocatedProblem> Conflicts)
{
    public static ConfigSet Of(IEnumerable<ConfigInput> inputs)
    {
        // File names of generated code are compared without case, so namespaces are too.
        var byNamespace = inputs
            .OrderBy(input => input.Path, StringComparer.Ordinal)
            .GroupBy(input => input.Settings.Namespace, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new ConfigSet(
            new(byNamespace.Select(group => group.First())),
            new(byNamespace.SelectMany(group => group.Skip(1).Select(later => Conflict(group.First(), later)))));
    }

    /// <summary>The settings whose namespace every file of the project is to know: those of a config that is the only one.</summary>
    public IEnumerable<GenerationSettings> GlobalUsings(LanguageLevel language) =>
        from config in Configs
        where Configs.Count == 1 && language.GlobalUsings && config.Settings is { GlobalUsing: true, Namespace.Length: > 0 }
        select config.Settings;

    private static LocatedProblem Conflict(ConfigInput first, ConfigInput later)
    {
        var where = later.Settings.Namespace is { Length: > 0 } name ? $"the namespace '{name}'" : "the global namespace";
        return LocatedProblem.AtStart(
            later.Path,
            ConfigProblem.SharedNamespace,
            $"{where} is taken by '{FileName(first.Path)}'; set ConvertNamespace on one of the two items");
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
