using ConvertTyped.Diagnostics;
using ConvertTyped.Generated;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>Compares each config put in force with what generated code knows, and logs what differs.</summary>
internal sealed class ManifestWatch(ILogger logger)
{
    private const int MostRecords = 50;

    private readonly object _lock = new();
    private volatile ConfigManifest[] _manifests = [];

    /// <summary>Makes generated code known; from its first use on, if not before. The config in force is compared at once.</summary>
    internal void Add(ConfigManifest manifest, ConfigSnapshot? current)
    {
        foreach (var known in _manifests)
        {
            if (ReferenceEquals(known, manifest))
                return;
        }

        lock (_lock)
        {
            if (_manifests.Contains(manifest))
                return;
            _manifests = [.. _manifests, manifest];
            if (current is not null)
                Compare([manifest], current);
        }
    }

    /// <summary>What differs in a config that is put in force; null while no generated code is known.</summary>
    internal ConfigDrift? Check(ConfigSnapshot config)
    {
        lock (_lock)
            return _manifests.Length == 0 ? null : Compare(_manifests, config);
    }

    /// <summary>What differs in a config, without a log record; null while no generated code is known.</summary>
    internal ConfigDrift? Find(ConfigSnapshot config) =>
        _manifests is { Length: > 0 } manifests ? new(Array.AsReadOnly(DifferencesOf(manifests, config))) : null;

    private static ConfigDifference[] DifferencesOf(ConfigManifest[] manifests, ConfigSnapshot config) =>
        [.. manifests.SelectMany(manifest => manifest.CompareWith(config)).Distinct()];

    private ConfigDrift Compare(ConfigManifest[] manifests, ConfigSnapshot config)
    {
        var differences = DifferencesOf(manifests, config);
        foreach (var difference in differences.Take(MostRecords))
            Log.ConfigDrifted(logger, config.ProjectId, difference);
        if (differences.Length > MostRecords)
            Log.ConfigDriftedFurther(logger, config.ProjectId, differences.Length - MostRecords);
        return new(Array.AsReadOnly(differences));
    }
}
