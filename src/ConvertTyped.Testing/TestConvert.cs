using System.ComponentModel;
using ConvertTyped.Testing.Configs;
using ConvertTyped.Testing.Overrides;

namespace ConvertTyped.Testing;

/// <summary>
/// Simulates Convert for one test, and contains a real <see cref="ConvertCore"/>. The test controls the features, experiences and clock, and the
/// network is simulated in memory. Decisions, conversions and requests are recorded. Instances are independent of one another, so tests can run
/// in parallel. An instance is safe for concurrent use.
/// </summary>
/// <example>
/// <code>
/// using var convert = new TestConvert();
/// convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
///
/// var checkout = new Checkout(convert.Context("visitor-1"));
///
/// Assert.Equal(1, checkout.Steps);
/// </code>
/// </example>
public sealed partial class TestConvert : IDisposable, IAsyncDisposable
{
    /// <summary>An SDK key that does not exist in Convert. The core needs an SDK key to be able to refresh its config.</summary>
    private const string SdkKey = "test/test";

    private readonly OverrideTable _overrides = new();
    private readonly bool _isSynthetic;

    /// <summary>
    /// Uses the config of the test project, or of the application that the test project references. The typed accessors are generated from the same
    /// config file, which the package copies to the directory of the test assembly. Without a config, this constructor has the same effect as
    /// <see cref="FromNothing"/>.
    /// </summary>
    /// <param name="configure">Sets further options; null for the defaults. The config, the clock and the HTTP handler cannot be replaced. Failed
    /// requests are retried only if the options enable retries.</param>
    /// <exception cref="InvalidOperationException">The project has several configs. Pass a config to another constructor.</exception>
    /// <exception cref="ConfigException">The file cannot be read, or is not a Convert config.</exception>
    public TestConvert(Action<ConvertOptions>? configure = null)
        : this(TestProjectConfig.Find(AppContext.BaseDirectory), configure)
    {
    }

    /// <summary>Uses a config file, for example because the project has several configs.</summary>
    /// <param name="configFile">The path, relative to the directory of the test assembly.</param>
    /// <param name="configure">Sets further options; null for the defaults. The config, the clock and the HTTP handler cannot be replaced. Failed
    /// requests are retried only if the options enable retries.</param>
    /// <exception cref="ConfigException">The file cannot be read, or is not a Convert config.</exception>
    public TestConvert(string configFile, Action<ConvertOptions>? configure = null)
        : this(ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, configFile)), configure)
    {
    }

    /// <summary>Uses a config, for example the generated <c>ConvertProject.Config</c>.</summary>
    /// <param name="config">The config; null has the same effect as <see cref="FromNothing"/>.</param>
    /// <param name="configure">Sets further options; null for the defaults. The config, the clock and the HTTP handler cannot be replaced. Failed
    /// requests are retried only if the options enable retries.</param>
    public TestConvert(ConvertConfig? config, Action<ConvertOptions>? configure = null)
        : this(config, [], configure)
    {
    }

    private TestConvert(ConvertConfig? config, IEnumerable<string> goalKeys, Action<ConvertOptions>? configure)
    {
        _isSynthetic = config is null;
        config ??= SyntheticConfig.Project(goalKeys);
        Transport = new(config);
        var options = new ConvertOptions { SdkKey = SdkKey, Transport = { MaxRetries = 0 } };
        configure?.Invoke(options);
        options.Config = null;
        options.TimeProvider = Time;
        options.HttpMessageHandler = Transport.Handler;
        Core = new ConvertCore(options) { Overrides = _overrides, Observer = Record };
        Core.Parts.Loader.InitializeWith(config);
    }

    /// <summary>Simulates a project that has only the given goals; no config is needed. Overrides create the features and experiences that they name.</summary>
    /// <param name="goalKeys">The keys of the goals.</param>
    public static TestConvert FromNothing(params string[] goalKeys)
    {
        ArgumentNullException.ThrowIfNull(goalKeys);
        return new(null, goalKeys, null);
    }

    /// <summary>The core, for code that creates contexts itself.</summary>
    public ConvertCore Core { get; }

    /// <summary>The clock that controls when the core refreshes its config, sends events and retries requests.</summary>
    public TestTime Time { get; } = new();

    /// <summary>The simulated endpoints of Convert, with the requests that they received and the responses that they return.</summary>
    public TestTransport Transport { get; }

    /// <summary>Creates a context for a visitor, as the code under test would.</summary>
    /// <param name="visitorId">The id of the visitor.</param>
    /// <param name="attributes">The attributes that audience and segment rules read; null for none.</param>
    /// <param name="locationAttributes">The attributes that location rules read; null for none.</param>
    public ConvertContext Context(
        string visitorId = "visitor-1",
        IReadOnlyDictionary<string, object?>? attributes = null,
        IReadOnlyDictionary<string, object?>? locationAttributes = null) => Core.CreateContext(visitorId, attributes, locationAttributes);

    /// <summary>Returns an object that switches a feature on or off.</summary>
    /// <param name="featureKey">The key of the feature.</param>
    /// <exception cref="ArgumentException">The test uses a config, and that config has no such feature.</exception>
    public TestFeature Feature([FeatureKey] string featureKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(featureKey);
        var features = Core.CurrentConfig!.FeatureIndex;
        if (features.ByKey(featureKey) is { } feature)
            return new(_overrides, feature, isSynthetic: false);
        RequireSyntheticConfig("feature", featureKey, features.All);
        return new(_overrides, SyntheticConfig.Feature(featureKey), isSynthetic: true);
    }

    /// <summary>Returns an object that overrides the decisions of an experience.</summary>
    /// <param name="experienceKey">The key of the experience.</param>
    /// <exception cref="ArgumentException">The test uses a config, and that config has no such experience.</exception>
    public TestExperience Experience([ExperienceKey] string experienceKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(experienceKey);
        var experiences = Core.CurrentConfig!.ExperienceIndex;
        var experience = experiences.ByKey(experienceKey);
        if (experience is null)
            RequireSyntheticConfig("experience", experienceKey, experiences.All);
        return new(_overrides, experienceKey, experience);
    }

    /// <summary>
    /// Returns an object that switches a retired feature on or off. Convert no longer serves the feature, so the config need not contain it. This method is for
    /// generated code.
    /// </summary>
    /// <param name="featureKey">The key of the feature.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TestFeature RetiredFeature(string featureKey) => Core.CurrentConfig!.FeatureIndex.ByKey(featureKey) is { } feature
        ? new(_overrides, feature, isSynthetic: false)
        : new(_overrides, SyntheticConfig.Feature(featureKey), isSynthetic: true);

    /// <summary>
    /// Returns an object that overrides the decisions of a retired experience. Convert no longer serves the experience, so the config need not contain it.
    /// This method is for generated code.
    /// </summary>
    /// <param name="experienceKey">The key of the experience.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TestExperience RetiredExperience(string experienceKey) => new(_overrides, experienceKey, Core.CurrentConfig!.ExperienceIndex.ByKey(experienceKey));

    /// <summary>
    /// Fetches the config that <see cref="Transport"/> serves and waits until the config is in use. Existing contexts keep their config.
    /// </summary>
    /// <remarks>As in production, a config whose version is older than that of the current config is not used.</remarks>
    /// <param name="config">The config to serve from now on; null to serve the same config as before.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ConfigException">The fetch failed, for example because of a call to <c>FailNext</c> on <see cref="Transport"/>. The current config
    /// stays in use.</exception>
    public Task RefreshAsync(ConvertConfig? config = null, CancellationToken cancellationToken = default)
    {
        if (config is not null)
            Transport.Config = config;
        return Core.RefreshAsync(cancellationToken);
    }

    /// <summary>Sends queued events to <see cref="Transport"/> and waits for the response. The result reports failures.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => Core.FlushAsync(cancellationToken);

    /// <summary>Closes <see cref="Core"/>.</summary>
    public void Dispose() => Core.Dispose();

    /// <summary>Closes <see cref="Core"/>.</summary>
    public ValueTask DisposeAsync() => Core.DisposeAsync();

    private void RequireSyntheticConfig(string kind, string key, IEnumerable<ConfigEntity> entities)
    {
        if (!_isSynthetic)
            throw new ArgumentException($"The config has no {kind} '{key}'. It has {VariableValues.Names(entities.Select(entity => entity.Key))}.", nameof(key));
    }
}
