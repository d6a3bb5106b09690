using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers;

/// <summary>What one text of a config says. Made once per text and kept with it, so it must hold nothing of a compilation.</summary>
internal sealed class ConfigKnowledge
{
    /// <summary>Shared by all analyzers: a text that one of them has had read is read for the others too.</summary>
    public static readonly SourceTextValueProvider<ConfigKnowledge> Provider = new(static text => new ConfigKnowledge(ConfigDocument.Read(text.ToString())));

    private readonly Lazy<ConfigModel> _model;
    private readonly Lazy<Dictionary<string, FeatureModel>> _features;
    private readonly Lazy<HashSet<string>> _visitorAttributes;
    private readonly Lazy<HashSet<string>> _locationAttributes;
    private readonly Lazy<Dictionary<string, EntityModel>>[] _byKey;

    private ConfigKnowledge(ConfigDocument document)
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

    /// <summary>The keys that audiences and segments read.</summary>
    public IReadOnlyCollection<string> VisitorAttributes => _visitorAttributes.Value;

    /// <summary>The keys that locations and the areas of experiences read.</summary>
    public IReadOnlyCollection<string> LocationAttributes => _locationAttributes.Value;

    /// <summary>False when the text is broken: what cannot be found in it may well be there.</summary>
    public bool IsReadable => Document.Json.Errors.Count == 0 && Document.Root.Kind == JsonKind.Object;

    public IReadOnlyDictionary<string, EntityModel> Entities(EntityKind kind) => _byKey[(int)kind].Value;

    /// <summary>Also of a key that may be in what is broken: a list that is none.</summary>
    public bool Knows(EntityKind kind, string key) =>
        Entities(kind).ContainsKey(key) || Document.Root[kind.ListName()] is { Kind: not JsonKind.Array };

    public FeatureModel? Feature(string key) => _features.Value.TryGetValue(key, out var feature) ? feature : null;

    private static HashSet<string> Keys(EquatableArray<AttributeModel> attributes) => new(attributes.Select(attribute => attribute.Key), StringComparer.Ordinal);

    private Dictionary<string, EntityModel> Index(EntityKind kind) =>
        Model.KeyedEntities.Where(entity => entity.Kind == kind).ToDictionary(entity => entity.Key, StringComparer.Ordinal);
}
