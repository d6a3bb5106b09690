using ConvertTyped.Diagnostics;
using ConvertTyped.Generated;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Configuration;

/// <summary>Compares each config that comes into use with the manifests of generated code, and logs the differences.</summary>
internal sealed class ManifestWatch(ILogger logger)
{
    private const int MostRecords = 50;

    private readonly object _lock = new();
    private volatile ConfigManifest[] _manifests = [];

    /// <summary>Adds a manifest, at the latest when generated code is first used. The current config is compared with it at once.</summary>
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

    /// <summary>Finds and logs the differences of a config that comes into use. Returns null if there are no manifests yet.</summary>
    internal ConfigDrift? Check(ConfigSnapshot config)
    {
        lock (_lock)
            return _manifests.Length == 0 ? null : Compare(_manifests, config);
    }

    /// <summary>Finds the differences of a config without logging them. Returns null if there are no manifests yet.</summary>
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
