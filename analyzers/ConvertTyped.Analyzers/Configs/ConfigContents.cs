using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Configs;

/// <summary>What one config says. The compiler caches it with the file's text, across compilations, so it must not refer to any compilation.</summary>
internal sealed class ConfigContents
{
    /// <summary>Shared by all analyzers, so that each text is read once.</summary>
    public static readonly SourceTextValueProvider<ConfigContents> Provider = new(static text => new ConfigContents(ConfigDocument.Read(text.ToString())));

    private readonly Lazy<ConfigModel> _model;
    private readonly Lazy<Dictionary<string, FeatureModel>> _features;
    private readonly Lazy<HashSet<string>> _visitorAttributes;
    private readonly Lazy<HashSet<string>> _locationAttributes;
    private readonly Lazy<Dictionary<string, EntityModel>>[] _byKey;

    private ConfigContents(ConfigDocument document)
    {
        Document = document;
        _model = new(() => ConfigModelBuilder.Build(document));
        _features = new(() => Model.Features.ToDictionary(feature => feature.Entity.Key, StringComparer.Ordinal));
        _visitorAttributes = new(() => Keys(Model.VisitorAttributes));
        _locationAttributes = new(() => Keys(Model.LocationAttributes));
        _byKey = [.. ((EntityKind[])Enum.GetValues(typeof(EntityKind))).Select(kind => new Lazy<Dictionary<string, EntityModel>>(() => Index(kind)))];
    }

    public ConfigDocument Document { get; }

    public ConfigModel Model => _model.Value;

    /// <summary>The attribute keys that the rules of audiences and segments read.</summary>
    public IReadOnlyCollection<string> VisitorAttributes => _visitorAttributes.Value;

    /// <summary>The attribute keys that the rules of locations and site areas read.</summary>
    public IReadOnlyCollection<string> LocationAttributes => _locationAttributes.Value;

    /// <summary>False if the text is not a JSON object; then nothing can be concluded from what it does not contain.</summary>
    public bool IsReadable => Document.Json.Errors.Count == 0 && Document.Root.Kind == JsonKind.Object;

    public IReadOnlyDictionary<string, EntityModel> Entities(EntityKind kind) => _byKey[(int)kind].Value;

    /// <summary>Whether the config has the key, or may have it: a list of the wrong JSON type counts as knowing every key.</summary>
    public bool Knows(EntityKind kind, string key) =>
        Entities(kind).ContainsKey(key) || Document.Root[kind.ListName()] is { Kind: not JsonKind.Array };

    public FeatureModel? Feature(string key) => _features.Value.TryGetValue(key, out var feature) ? feature : null;

    private static HashSet<string> Keys(EquatableArray<AttributeModel> attributes) => new(attributes.Select(attribute => attribute.Key), StringComparer.Ordinal);

    private Dictionary<string, EntityModel> Index(EntityKind kind) =>
        Model.KeyedEntities.Where(entity => entity.Kind == kind).ToDictionary(entity => entity.Key, StringComparer.Ordinal);
}
