using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvertTyped.Config;

/// <summary>
/// A config's bytes → the snapshot, in one pass and some looking up. What the config endpoint may get wrong ends here: as an error, a default
/// or a warning.
/// </summary>
internal sealed class SnapshotReader
{
    private readonly StringPool _pool = new();
    private readonly ConfigWarnings _warnings = new();
    private readonly ExperienceReader _experienceReader;
    private string? _accountId;
    private string? _projectId;
    private string? _version;
    private List<Experience> _experiences = [];
    private List<Feature> _features = [];
    private List<Goal> _goals = [];
    private List<Audience> _audiences = [];
    private List<Location> _locations = [];
    private List<Segment> _segments = [];
    private string[] _archived = [];

    private SnapshotReader(int configLength) => _experienceReader = new(configLength, _pool, _warnings);

    private delegate T? ReadEntity<T>(ref JsonInput input)
        where T : ConfigEntity;

    /// <exception cref="InvalidConfigException">It is JSON, but not a Convert config.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static ConfigSnapshot Read(byte[] utf8, int start)
    {
        var reader = new SnapshotReader(utf8.Length);
        var input = new JsonInput(utf8, start, utf8.Length - start, reader._pool);
        reader.ReadSections(ref input);
        input.ReadToEnd();
        return reader.Complete();
    }

    private void ReadSections(ref JsonInput input)
    {
        if (input.Kind != JsonTokenType.StartObject)
            throw new InvalidConfigException("The config is not a JSON object.", "$");
        while (input.NextMember())
        {
            if (input.NameIs("account_id"u8))
                _accountId = input.ReadId();
            else if (input.NameIs("project"u8))
                ReadProject(ref input);
            else if (input.NameIs("experiences"u8))
                _experiences = ReadList(ref input, "experiences", _experienceReader.Read);
            else if (input.NameIs("features"u8))
                _features = ReadList(ref input, "features", FeatureReader.Read);
            else if (input.NameIs("goals"u8))
                _goals = ReadList(ref input, "goals", GroupReader.ReadGoal);
            else if (input.NameIs("audiences"u8))
                _audiences = ReadList(ref input, "audiences", GroupReader.ReadAudience);
            else if (input.NameIs("locations"u8))
                _locations = ReadList(ref input, "locations", GroupReader.ReadLocation);
            else if (input.NameIs("segments"u8))
                _segments = ReadList(ref input, "segments", GroupReader.ReadSegment);
            else if (input.NameIs("archived_experiences"u8))
                _archived = IsList(ref input, "archived_experiences") ? input.ReadIds() : [];
            else
                input.Skip();
        }
    }

    private ConfigSnapshot Complete()
    {
        if (_accountId is null)
            throw Missing("account_id");
        if (_projectId is null)
            throw Missing("project.id");
        var experiences = Index(_experiences, "experiences", isHot: true);
        var features = Index(_features, "features", isHot: true);
        var audiences = Index(_audiences, "audiences");
        var locations = Index(_locations, "locations");
        var segments = Index(_segments, "segments");
        foreach (var id in _archived)
            experiences.ById(id)?.Archive();
        _experienceReader.Complete(audiences, locations, segments, features);
        LinkFeatures(experiences, features);
        LinkExclusions(experiences, audiences);
        var goals = Index(_goals, "goals", isHot: true);
        return new(_accountId, _projectId, experiences, features, goals, audiences, locations, segments, _warnings.All) { Version = _version };
    }

    private static void LinkFeatures(EntityIndex<Experience> experiences, EntityIndex<Feature> features)
    {
        var carriers = new Dictionary<Feature, ShortList<Experience>>(features.Array.Length);
        foreach (var experience in experiences.Array)
        {
            foreach (var variation in experience.VariationArray)
            {
                foreach (var (feature, _) in variation.Carries)
                    AddLast(ref CollectionsMarshal.GetValueRefOrAddDefault(carriers, feature, out _), experience);
            }
        }

        foreach (var (feature, all) in carriers)
            feature.CarriedBy = all.ToArray();
    }

    private static void AddLast(ref ShortList<Experience> experiences, Experience experience)
    {
        if (experiences.Count == 0 || !ReferenceEquals(experiences[experiences.Count - 1], experience))
            experiences.Add(experience);
    }

    private void LinkExclusions(EntityIndex<Experience> experiences, EntityIndex<Audience> audiences)
    {
        foreach (var audience in audiences.Array)
        {
            if (audience.MutualExclusion is not { } exclusion)
                continue;
            exclusion.Target = experiences.ByKey(exclusion.ExperienceKey);
            if (exclusion.Target is null)
                _warnings.Add($"The audience '{audience.Key}' excludes visitors of an experience that the config does not have.");
        }
    }

    private EntityIndex<T> Index<T>(List<T> entities, string kind, bool isHot = false)
        where T : ConfigEntity
    {
        var index = EntityIndex<T>.Of(entities, isHot);
        if (index.Array.Length < entities.Count)
            _warnings.Add($"An entry of {kind} repeats the id or key of an earlier one and is left out.");
        return index;
    }

    private List<T> ReadList<T>(ref JsonInput input, string kind, ReadEntity<T> read)
        where T : ConfigEntity
    {
        IsList(ref input, kind);
        input.TryEnterList();
        var entities = new List<T>();
        while (input.NextItem())
        {
            if (read(ref input) is { } entity)
                entities.Add(entity);
            else
                _warnings.Add($"An entry of {kind} has no id and is left out.");
        }

        return entities;
    }

    private static bool IsList(ref JsonInput input, string field) => input.Kind == JsonTokenType.StartArray
        ? true
        : throw new InvalidConfigException($"The config's '{field}' is not a list.", field);

    private void ReadProject(ref JsonInput input)
    {
        if (input.Kind != JsonTokenType.StartObject)
            throw new InvalidConfigException("The config's 'project' is not an object.", "project");
        (_projectId, _version) = (null, null);
        while (input.NextMember())
        {
            if (input.NameIs("id"u8))
                _projectId = input.ReadId();
            else if (input.NameIs("version"u8))
                _version = input.ReadText();
            else
                input.Skip();
        }
    }

    private static InvalidConfigException Missing(string field) =>
        new($"The config's '{field}' is missing, empty or neither a string nor a number.", field);
}
