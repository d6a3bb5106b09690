using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Configs;

/// <summary>The content of one config. The compiler caches it with the file's text, across compilations, so it must not refer to any compilation.</summary>
internal sealed class ConfigContents
{
    /// <summary>Reads configs. All analyzers share this provider, so each text is read only once.</summary>
    public static readonly SourceTextValueProvider<ConfigContents> Provider = new(static text => new ConfigContents(ConfigDocument.Read(text.ToString()), RetiredDocument.None));

    /// <summary>Reads convert.retired.json files, for all analyzers.</summary>
    public static readonly SourceTextValueProvider<RetiredDocument> RetiredProvider = new(static text => RetiredDocument.Read(text.ToString()));

    private readonly ConditionalWeakTable<RetiredDocument, ConfigContents> _withRetired = new();

    private readonly Lazy<ConfigModel> _model;
    private readonly Lazy<Dictionary<string, EntityModel>>[] _entities;
    private readonly Lazy<Dictionary<string, FeatureModel>> _featureModels;
    private readonly Lazy<HashSet<string>>[] _keys;
    private readonly Lazy<Dictionary<string, ConfigFeature>> _features;
    private readonly Lazy<HashSet<string>> _visitorAttributes;
    private readonly Lazy<HashSet<string>> _locationAttributes;
    private readonly Lazy<RetiredKeys> _retiredKeys;

    private ConfigContents(ConfigDocument document, RetiredDocument retired)
    {
        var kinds = (EntityKind[])Enum.GetValues(typeof(EntityKind));
        Document = document;
        Retired = retired;
        _model = new(() => ConfigModelBuilder.Build(document, retired));
        _entities = [.. kinds.Select(kind => new Lazy<Dictionary<string, EntityModel>>(() => Index(kind)))];
        _featureModels = new(() => _model.Value.Features.ToDictionary(feature => feature.Entity.Key, StringComparer.Ordinal));
        _keys = [.. kinds.Select(kind => new Lazy<HashSet<string>>(() => new(document.Entities(kind).Select(entity => entity.Key).OfType<string>(), StringComparer.Ordinal)))];
        _features = new(() => document.Features.Where(feature => feature.Key is not null)
            .GroupBy(feature => feature.Key!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal));
        _visitorAttributes = new(() => AttributesIn(document.Audiences.Concat(document.Segments).Select(entity => entity.Node["rules"]), retired.VisitorAttributes));
        _locationAttributes = new(() => AttributesIn(
            document.Locations.Select(location => location.Node["rules"]).Concat(document.Experiences.Select(experience => experience.Node["site_area"])),
            retired.LocationAttributes));
        _retiredKeys = new(() => new RetiredKeys(retired));
    }

    public ConfigDocument Document { get; }

    /// <summary>The entities that Convert no longer serves but code may still use.</summary>
    public RetiredDocument Retired { get; }

    /// <summary>Whether the text is a JSON object without errors. If it is not, unknown keys are not reported.</summary>
    public bool IsReadable => Document.Json.Errors.Count == 0 && Document.Root.Kind == JsonKind.Object;

    /// <summary>The generator's model of the config. Building the model of a large config is slow, so only rules about generated code use it.</summary>
    public ConfigModel Model => _model.Value;

    /// <summary>The attribute keys that the rules of audiences and segments read, including those in convert.retired.json.</summary>
    public IReadOnlyCollection<string> VisitorAttributes => _visitorAttributes.Value;

    /// <summary>The attribute keys that the rules of locations and site areas read, including those in convert.retired.json.</summary>
    public IReadOnlyCollection<string> LocationAttributes => _locationAttributes.Value;

    /// <summary>Why code should not use a key; null unless only convert.retired.json contains the key.</summary>
    public RetiredKey? RetiredKey(EntityKind kind, string key) => _keys[(int)kind].Value.Contains(key) ? null : _retiredKeys.Value.Find(kind, key);

    public IReadOnlyCollection<string> Keys(EntityKind kind) => _keys[(int)kind].Value;

    /// <summary>
    /// Whether the key is in the config or is retired. If the config's list for this kind of entity has the wrong JSON type, every key is accepted.
    /// </summary>
    public bool Knows(EntityKind kind, string key) => _keys[(int)kind].Value.Contains(key)
        || Retired.Find(kind, key) is not null
        || Document.Root[kind.ListName()] is { Kind: not JsonKind.Array };

    /// <summary>The config, including the entities that Convert no longer serves.</summary>
    public ConfigContents With(RetiredDocument retired) => _withRetired.GetValue(retired, other => new ConfigContents(Document, other));

    public ConfigFeature? Feature(string key) => _features.Value.TryGetValue(key, out var feature) ? feature : null;

    /// <summary>The entities with the C# names that the generator gives them.</summary>
    public IReadOnlyDictionary<string, EntityModel> Entities(EntityKind kind) => _entities[(int)kind].Value;

    /// <summary>The feature with the C# names that the generator gives its variables.</summary>
    public FeatureModel? FeatureModel(string key) => _featureModels.Value.TryGetValue(key, out var feature) ? feature : null;

    private static HashSet<string> AttributesIn(IEnumerable<JsonNode?> rules, IEnumerable<AttributeModel> retired) => new(
        rules.SelectMany(ConfigRules.Items).Select(item => item["key"].AsText()).OfType<string>().Concat(retired.Select(attribute => attribute.Key)),
        StringComparer.Ordinal);

    private Dictionary<string, EntityModel> Index(EntityKind kind) =>
        Model.KeyedEntities.Where(entity => entity.Kind == kind).ToDictionary(entity => entity.Key, StringComparer.Ordinal);
}
