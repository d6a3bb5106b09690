using System.Diagnostics.Metrics;
using ConvertTyped.Diagnostics;
using ConvertTyped.Generated;
using ConvertTyped.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

/// <summary>
/// What a <see cref="ConvertCore"/> is made from. Read once, when the core is constructed: later changes have no effect on it.
/// At least one of <see cref="SdkKey"/> and <see cref="Config"/> is needed.
/// </summary>
public sealed class ConvertOptions
{
    /// <summary>The longest time that timers take.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>The project's SDK key; null in direct-config mode. With a key the config is fetched from <see cref="TransportOptions.ConfigEndpoint"/>.</summary>
    public string? SdkKey { get; set; }

    /// <summary>Sent as a bearer token beside the SDK key; null when the key needs none.</summary>
    public string? SdkKeySecret { get; set; }

    /// <summary>
    /// A config that is at hand. Alone: the config (direct mode, no fetch). Beside <see cref="SdkKey"/>: the bootstrap, used at once and
    /// upgraded from the endpoint in the background.
    /// </summary>
    public ConvertConfig? Config { get; set; }

    /// <summary>The environment this process runs in, such as <c>live</c>; null checks no experience's environment.</summary>
    public string? Environment { get; set; }

    /// <summary>Asks the config endpoint for a freshness level. <see cref="CacheLevel.Default"/> unless set.</summary>
    public CacheLevel CacheLevel { get; set; }

    /// <summary>A debug token for config requests; never sent with tracking. Null for none.</summary>
    public string? DebugToken { get; set; }

    /// <summary>
    /// Whether decisions and conversions are reported to Convert. True unless set; false for a process that must not send events, such as a test
    /// or a developer's machine: decisions are made and stored all the same.
    /// </summary>
    public bool EnableTracking { get; set; } = true;

    /// <summary>How many queued events start a release by themselves. 10 unless set; at least 1.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>How often queued events are released whatever their number; null (the default): never by time.</summary>
    public TimeSpan? AutoFlushInterval { get; set; }

    /// <summary>HTTP endpoints, time-outs and retries.</summary>
    public TransportOptions Transport { get; set; } = new();

    /// <summary>The most events that wait in memory; what comes on top is dropped and counted. 100,000 unless set; at least 1.</summary>
    public int MaxQueuedEvents { get; set; } = 100_000;

    /// <summary>The longest that a flush waits for delivery; above zero. 10 seconds unless set.</summary>
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether disposing the core flushes first, bounded by <see cref="FlushTimeout"/>. False unless set.</summary>
    public bool FlushOnDispose { get; set; }

    /// <summary>How the config is refreshed in the background; null (the default): only on demand. Needs <see cref="SdkKey"/>.</summary>
    public RefreshOptions? Refresh { get; set; }

    /// <summary>
    /// Stores visitors' decisions, goals, attributes and segments, in this process: its methods are called where a context is created. Null: in memory,
    /// bounded, per core, unless <see cref="AsyncDataStore"/> is set.
    /// </summary>
    public IDataStore? DataStore { get; set; }

    /// <summary>
    /// Stores visitors' decisions, goals, attributes and segments remotely, for several processes. With it, create contexts with
    /// <see cref="ConvertCore.CreateContextAsync"/>. Null (the default): none. Set at most one of this and <see cref="DataStore"/>.
    /// </summary>
    public IAsyncDataStore? AsyncDataStore { get; set; }

    /// <summary>
    /// The longest that creating a context waits for <see cref="AsyncDataStore"/>; above zero. After that the context goes on with what is in memory.
    /// 500 milliseconds unless set.
    /// </summary>
    public TimeSpan DataStoreTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long the event of a conversion or a decision waits for the data store to confirm that no other process sends it; above zero. After that it is
    /// sent all the same, counted in <see cref="FlushResult.Unconfirmed"/> and in the metric <c>convert.events.unconfirmed</c>, and may count twice. 30 seconds
    /// unless set. Without a store nothing waits.
    /// </summary>
    public TimeSpan ClaimTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What the generated code knows, <c>ConvertManifest.Instance</c>: each config put in force is compared with it, from the first one on. Null:
    /// from the first use of a generated accessor on.
    /// </summary>
    public ConfigManifest? Manifest { get; set; }

    /// <summary>
    /// Keeps the last config that was fetched. If Convert cannot be reached when the core is initialized and <see cref="Config"/> is null, that config is
    /// used; <see cref="ConvertCore.ConfigFreshness"/> tells its age. Null (the default): none is kept. See <see cref="FileConfigCache"/>.
    /// </summary>
    public IConfigCache? ConfigCache { get; set; }

    /// <summary>Where log records go; null: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock for refresh, release and retry; null: the system's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Makes the meter <c>ConvertTyped</c>; null: a meter of the core's own.</summary>
    public IMeterFactory? MeterFactory { get; set; }

    /// <summary>
    /// Handles HTTP instead of the core's own connection pool; the core does not dispose it. Null: a pooled <see cref="SocketsHttpHandler"/>.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>The <c>source</c> of tracking payloads. <c>js-sdk</c> unless set, a value that the endpoint is known to accept.</summary>
    public string Source { get; set; } = "js-sdk";

    internal bool HasDataStore => DataStore is not null || AsyncDataStore is not null;

    /// <summary>A copy that nobody else can change.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal ConvertOptions CheckedCopy()
    {
        var copy = (ConvertOptions)MemberwiseClone();
        ArgumentNullException.ThrowIfNull(Transport, nameof(Transport));
        copy.Transport = Transport.Copy();
        copy.Refresh = Refresh?.Copy();
        copy.Check();
        return copy;
    }

    private void Check()
    {
        if (SdkKey is null && Config is null)
            throw new ArgumentException("Neither an SDK key nor a config is given: set SdkKey or Config.", nameof(SdkKey));
        if (SdkKey is not null && string.IsNullOrWhiteSpace(SdkKey))
            throw new ArgumentException("The SDK key is blank: set the project's SDK key, or null to use a config only.", nameof(SdkKey));
        Require(SdkKey is null || !SdkKey.Any(char.IsControl), nameof(SdkKey), "It holds control characters.");
        Require(RequestHeaders.IsValue(SdkKeySecret), nameof(SdkKeySecret), "It cannot stand in a header.");
        Require(Enum.IsDefined(CacheLevel), nameof(CacheLevel), "There is no such level.");
        Require(BatchSize >= 1, nameof(BatchSize), "It must be at least 1.");
        Require(MaxQueuedEvents >= 1, nameof(MaxQueuedEvents), "It must be at least 1.");
        Require(!string.IsNullOrEmpty(Source), nameof(Source), "It must not be empty.");
        RequireDuration(FlushTimeout, nameof(FlushTimeout));
        RequireDuration(ClaimTimeout, nameof(ClaimTimeout));
        RequireDuration(DataStoreTimeout, nameof(DataStoreTimeout));
        if (DataStore is not null && AsyncDataStore is not null)
            throw new ArgumentException($"Both '{nameof(DataStore)}' and '{nameof(AsyncDataStore)}' are set. Set one of them.", nameof(AsyncDataStore));
        RequireDuration(AutoFlushInterval ?? Longest, nameof(AutoFlushInterval));
        Transport.Check();
        Refresh?.Check();
    }

    internal static void Require(bool holds, string option, string otherwise)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, $"The option '{option}' is out of its range. {otherwise}");
    }

    internal static void RequireDuration(TimeSpan duration, string option) =>
        Require(duration > TimeSpan.Zero && duration <= Longest, option, "It must be above zero and below 25 days.");

    /// <summary>The options that tell cores apart; of the SDK key only the last four characters, and no secret.</summary>
    public override string ToString() =>
        $"SDK key {Redaction.SdkKey(SdkKey)}, {Config?.ToString() ?? "no config"}, environment {Environment ?? "not set"}, tracking {(EnableTracking ? "on" : "off")}";
}
