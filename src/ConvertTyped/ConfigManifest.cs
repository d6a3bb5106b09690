namespace ConvertTyped;

/// <summary>
/// What generated code knows of a project, to be compared with each live config. The generator writes one per config, as
/// <c>ConvertManifest.Instance</c>: give it to <see cref="ConvertOptions.Manifest"/>. What is retired is not in it.
/// </summary>
public sealed partial class ConfigManifest
{
    private readonly string _projectId;
    private readonly string[][] _experiences;
    private readonly string[][] _features;
    private readonly string[] _goals;
    private readonly string[] _segments;

    /// <summary>Called by generated code; the arrays are not copied.</summary>
    /// <param name="projectId">The project's id; empty when the config has none.</param>
    /// <param name="experiences">Of each: its key, then the id and the key, maybe empty, of each variation.</param>
    /// <param name="features">Of each: its key, then the name and the declared type, maybe empty, of each variable.</param>
    /// <param name="goals">The goals' keys.</param>
    /// <param name="segments">The segments' keys.</param>
    public ConfigManifest(string projectId, string[][] experiences, string[][] features, string[] goals, string[] segments)
    {
        ArgumentNullException.ThrowIfNull(projectId);
        ArgumentNullException.ThrowIfNull(experiences);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(goals);
        ArgumentNullException.ThrowIfNull(segments);
        _projectId = projectId;
        _experiences = experiences;
        _features = features;
        _goals = goals;
        _segments = segments;
    }
}
