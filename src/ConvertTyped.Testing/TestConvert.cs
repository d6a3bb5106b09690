using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

/// <summary>
/// Convert for one test: a real <see cref="ConvertCore"/> whose features and experiments the test switches, whose clock it moves, and whose network
/// is inside the process. What happens is recorded. Each is a world of its own, so tests may run in parallel. Safe for concurrent use.
/// </summary>
public sealed partial class TestConvert : IDisposable, IAsyncDisposable
{
    /// <summary>An SDK key that opens nothing; it only makes the core one that can refresh.</summary>
    private const string SdkKey = "test/test";

    private const string OwnConfigFile = "convert.json";

    private readonly OverrideTable _overrides = new();
    private readonly bool _mayInvent;

    /// <summary>
    /// With the <c>convert.json</c> beside the tests, where the package puts the one that the project's accessors are made of; without any, as
    /// <see cref="FromNothing"/>.
    /// </summary>
    /// <param name="configure">Further options. Clock and HTTP handler stay the test's own. A failed request is not retried unless they say so.</param>
    /// <exception cref="ConfigException">The file cannot be read, or is not a Convert config.</exception>
    public TestConvert(Action<ConvertOptions>? configure = null)
        : this(OwnConfig(AppContext.BaseDirectory), configure)
    {
    }

    /// <summary>With the config in a file.</summary>
    /// <param name="configFile">The path, from the directory of the tests' assembly.</param>
    /// <param name="configure">Further options. Clock and HTTP handler stay the test's own. A failed request is not retried unless they say so.</param>
    /// <exception cref="ConfigException">The file cannot be read, or is not a Convert config.</exception>
    public TestConvert(string configFile, Action<ConvertOptions>? configure = null)
        : this(ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, configFile)), configure)
    {
    }

    /// <summary>With a config at hand; null for <see cref="FromNothing"/>.</summary>
    /// <param name="config">The config.</param>
    /// <param name="configure">Further options. Clock and HTTP handler stay the test's own. A failed request is not retried unless they say so.</param>
    public TestConvert(ConvertConfig? config, Action<ConvertOptions>? configure = null)
        : this(config, [], configure)
    {
    }

    private TestConvert(ConvertConfig? config, IEnumerable<string> goalKeys, Action<ConvertOptions>? configure)
    {
        _mayInvent = config is null;
        config ??= Invention.Project(goalKeys);
        Transport = new(config);
        var options = new ConvertOptions { SdkKey = SdkKey, Transport = { MaxRetries = 0 } };
        configure?.Invoke(options);
        options.Config = null;
        options.TimeProvider = Time;
        options.HttpMessageHandler = Transport.Handler;
        Core = new ConvertCore(options) { Overrides = _overrides, Observer = Record }.InitializeWith(config);
    }

    /// <summary>A project that has these goals and nothing else. Overrides make the features and experiences that they name.</summary>
    public static TestConvert FromNothing(params string[] goalKeys)
    {
        ArgumentNullException.ThrowIfNull(goalKeys);
        return new(null, goalKeys, null);
    }

    /// <summary>The core, for code that makes contexts itself.</summary>
    public ConvertCore Core { get; }

    /// <summary>The clock of refresh, release and retry.</summary>
    public TestTime Time { get; } = new();

    /// <summary>What Convert is asked and sent, and how it answers.</summary>
    public TestTransport Transport { get; }

    /// <summary>A visitor: a real context, as the code under test would make it.</summary>
    /// <param name="visitorId">Who visits.</param>
    /// <param name="attributes">What audience and segment rules see.</param>
    /// <param name="locationAttributes">What location rules see.</param>
    public ConvertContext Context(
        string visitorId = "visitor-1",
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null) => Core.CreateContext(visitorId, attributes, locationAttributes);

    /// <summary>A feature, to be switched.</summary>
    /// <exception cref="ArgumentException">The config has no such feature.</exception>
    public TestFeature Feature([FeatureKey] string featureKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(featureKey);
        var known = Core.CurrentConfig!.FeatureIndex;
        if (known.ByKey(featureKey) is { } feature)
            return new(_overrides, feature, isInvented: false);
        RequireInvention("feature", featureKey, known.All);
        return new(_overrides, Invention.Feature(featureKey), isInvented: true);
    }

    /// <summary>An experience, to be decided.</summary>
    /// <exception cref="ArgumentException">The config has no such experience.</exception>
    public TestExperience Experience([ExperienceKey] string experienceKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(experienceKey);
        var known = Core.CurrentConfig!.ExperienceIndex;
        var experience = known.ByKey(experienceKey);
        if (experience is null)
            RequireInvention("experience", experienceKey, known.All);
        return new(_overrides, experienceKey, experience);
    }

    /// <summary>Has the core fetch what <see cref="TestTransport.Config"/> serves, and waits until it is in force. Older contexts keep theirs.</summary>
    /// <remarks>As in production, a config that calls itself an older version than the one at hand is not put in force.</remarks>
    /// <param name="config">Served from now on; null: what is served already.</param>
    /// <param name="cancellationToken">The caller no longer waits.</param>
    /// <exception cref="ConfigException">It failed, as the test may have told it to; the config at hand stays in force.</exception>
    public Task RefreshAsync(ConvertConfig? config = null, CancellationToken cancellationToken = default)
    {
        if (config is not null)
            Transport.Config = config;
        return Core.RefreshAsync(cancellationToken);
    }

    /// <summary>Sends what is queued to <see cref="Transport"/>, and waits for it. What went wrong is told by the result.</summary>
    public Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => Core.FlushAsync(cancellationToken);

    /// <summary>Closes the core.</summary>
    public void Dispose() => Core.Dispose();

    /// <summary>Closes the core.</summary>
    public ValueTask DisposeAsync() => Core.DisposeAsync();

    /// <summary>Null: there is none.</summary>
    internal static ConvertConfig? OwnConfig(string directory) =>
        Path.Combine(directory, OwnConfigFile) is var path && File.Exists(path) ? ConvertConfig.FromFile(path) : null;

    private void RequireInvention(string kind, string key, IEnumerable<ConfigEntity> known)
    {
        if (!_mayInvent)
            throw new ArgumentException($"The config has no {kind} '{key}'. It has {VariableValues.Names(known.Select(entity => entity.Key))}.", nameof(key));
    }
}
