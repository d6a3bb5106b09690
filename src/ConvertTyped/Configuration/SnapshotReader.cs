using System.Globalization;
using System.Text.Json;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>
/// Reads a snapshot from the bytes of a config. Experiences are read last, because they refer to the other entities. Each error in a
/// config results in an exception, a default or a warning.
/// </summary>
internal sealed class SnapshotReader(StringPool pool)
{
    private readonly ConfigWarnings _warnings = new();
    private string? _accountId;
    private string? _projectId;
    private string? _version;
    private JsonSlice _experiences;
    private List<Feature> _features = [];
    private List<Goal> _goals = [];
    private List<Audience> _audiences = [];
    private List<Location> _locations = [];
    private List<Segment> _segments = [];
    private string[] _archived = [];

    private delegate T? ReadEntity<T>(ref JsonInput input)
        where T : ConfigEntity;

    /// <exception cref="InvalidConfigException">The bytes are JSON, but not a Convert config.</exception>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    internal static ConfigSnapshot Read(byte[] utf8, int start)
    {
        using var pool = new StringPool(utf8.Length);
        var reader = new SnapshotReader(pool);
        var input = new JsonInput(new(utf8, start, utf8.Length - start), pool);
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
                FindExperiences(ref input);
            else if (input.NameIs("features"u8))
                _features = ReadList(ref input, "features", new FeatureReader().Read);
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

    /// <summary>Finds the list of experiences. If the config has several of these lists, only the last one counts, but all must be valid JSON.</summary>
    private void FindExperiences(ref JsonInput input)
    {
        if (!_experiences.IsEmpty)
            _experiences.Parse();
        IsList(ref input, "experiences");
        _experiences = input.ReadListSlice();
    }

    private ConfigSnapshot Complete()
    {
        var features = Index(_features, "features");
        var audiences = Index(WithExclusions(_audiences), "audiences");
        var locations = Index(_locations, "locations");
        var segments = Index(_segments, "segments");
        var experiences = ReadExperiences(new(audiences, locations, segments, new(features, pool, _warnings), _archived, _warnings));
        var goals = Index(_goals, "goals");
        if (_accountId is null)
            throw Missing("account_id");
        if (_projectId is null)
            throw Missing("project.id");
        return new(_accountId, _projectId, experiences, features, goals, audiences, locations, segments, _warnings.All)
        {
            Version = _version,
            Carriers = FeatureCarriers.Find(experiences.Array, _features.Count),
        };
    }

    private EntityIndex<Experience> ReadExperiences(ExperienceReader reader)
    {
        if (_experiences.IsEmpty)
            return Index<Experience>([], "experiences");
        var input = new JsonInput(_experiences, pool);
        // Most projects have about as many experiences as features. With this capacity, the list rarely has to grow and copy its entries.
        return Index(ReadList(ref input, "experiences", reader.Read, expected: _features.Count), "experiences");
    }

    /// <summary>
    /// Adds the id of the experience to each mutual exclusion, which so far contains only the key of the experience. If the config does not contain the
    /// experience, adds a warning instead.
    /// </summary>
    private List<Audience> WithExclusions(List<Audience> audiences)
    {
        if (!audiences.Exists(audience => audience.MutualExclusion is not null))
            return audiences;
        var ids = ReadExperienceIds();
        return audiences.ConvertAll(audience =>
        {
            if (audience.MutualExclusion is not { } exclusion)
                return audience;
            if (ids.TryGetValue(exclusion.ExperienceKey, out var id))
                return audience.With(exclusion with { ExperienceId = id });
            _warnings.Add(
                $"The audience '{audience.Key}' matches {(exclusion.Negated ? "every" : "no")} visitor, because it refers to the experience "
                + $"'{exclusion.ExperienceKey}', which the config does not contain.");
            return audience;
        });
    }

    /// <summary>Reads the ids of experiences by key. If several entries share an id or key, only the first entry counts.</summary>
    private Dictionary<string, string> ReadExperienceIds()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var idsByKey = new Dictionary<string, string>(StringComparer.Ordinal);
        if (_experiences.IsEmpty)
            return idsByKey;
        var input = new JsonInput(_experiences, pool);
        input.TryEnterList();
        while (input.NextItem())
        {
            var head = default(EntityHead);
            if (!input.TryEnterObject())
                continue;
            while (input.NextMember())
            {
                if (!input.TryRead(ref head))
                    input.Skip();
            }

            if (head.HasId && !ids.Contains(head.Id) && idsByKey.TryAdd(head.Key ?? head.Id, head.Id))
                ids.Add(head.Id);
        }

        return idsByKey;
    }

    private EntityIndex<T> Index<T>(List<T> entities, string kind)
        where T : ConfigEntity
    {
        var index = EntityIndex<T>.Create(entities);
        if (index.Array.Length < entities.Count)
            _warnings.Add($"The entry '{entities.Except(index.Array).First()}' in '{kind}' is ignored, because it repeats the id or key of an earlier entry.");
        return index;
    }

    private List<T> ReadList<T>(ref JsonInput input, string kind, ReadEntity<T> read, int expected = 0)
        where T : ConfigEntity
    {
        IsList(ref input, kind);
        input.TryEnterList();
        var entities = new List<T>(expected);
        var isReported = false;
        for (var number = 1; input.NextItem(); number++)
        {
            if (read(ref input) is { } entity)
                entities.Add(entity);
            else if (!isReported)
            {
                _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Entry {number} of '{kind}' is ignored, because it has no id."));
                isReported = true;
            }
        }

        return entities;
    }

    private static bool IsList(ref JsonInput input, string field) => input.Kind == JsonTokenType.StartArray
        ? true
        : throw new InvalidConfigException($"The config field '{field}' is not a list.", field);

    private void ReadProject(ref JsonInput input)
    {
        if (input.Kind != JsonTokenType.StartObject)
            throw new InvalidConfigException("The config field 'project' is not an object.", "project");
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
        new($"The config field '{field}' is missing, empty, or neither a string nor a number.", field);
}
