using ConvertTyped.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>Compares each config that comes into use with the projects that generated code expects, and logs the differences.</summary>
internal sealed class ManifestWatch(ILogger logger)
{
    private const int MostRecords = 50;

    private readonly object _lock = new();
    private volatile ExpectedProject[] _projects = [];

    /// <summary>
    /// Adds the project of a manifest and compares the current config, if there is one, with that project. Does nothing if the project has already been
    /// added. Called when the core is created, and whenever generated code is used.
    /// </summary>
    internal void Add(ExpectedProject project, ConfigSnapshot? current)
    {
        foreach (var known in _projects)
        {
            if (ReferenceEquals(known, project))
                return;
        }

        lock (_lock)
        {
            if (_projects.Contains(project))
                return;
            _projects = [.. _projects, project];
            if (current is not null)
                Compare([project], current);
        }
    }

    /// <summary>Finds and logs the differences between a new config and the expected projects. Returns null if no manifest has been added yet.</summary>
    internal ConfigDrift? Check(ConfigSnapshot config)
    {
        lock (_lock)
            return _projects.Length == 0 ? null : Compare(_projects, config);
    }

    /// <summary>Finds the differences between a config and the expected projects without logging them. Returns null if no manifest has been added yet.</summary>
    internal ConfigDrift? Find(ConfigSnapshot config) =>
        _projects is { Length: > 0 } projects ? new(Array.AsReadOnly(DifferencesOf(projects, config))) : null;

    private static ConfigDifference[] DifferencesOf(ExpectedProject[] projects, ConfigSnapshot config) =>
        [.. projects.SelectMany(project => ManifestComparison.Compare(project, config)).Distinct()];

    private ConfigDrift Compare(ExpectedProject[] projects, ConfigSnapshot config)
    {
        var differences = DifferencesOf(projects, config);
        foreach (var difference in differences.Take(MostRecords))
            Log.ConfigDrifted(logger, config.ProjectId, difference);
        if (differences.Length > MostRecords)
            Log.ConfigDriftedFurther(logger, config.ProjectId, differences.Length - MostRecords);
        return new(Array.AsReadOnly(differences));
    }
}
