using System.Diagnostics.Metrics;
using ConvertTyped.Diagnostics;
using ConvertTyped.Generated;
using ConvertTyped.Http;
using Microsoft.Extensions.Logging;

namespace ConvertTyped;

/// <summary>
/// The options of a <see cref="ConvertCore"/>. The options are copied when the core is created, so later changes have no effect on the core. Set
/// <see cref="SdkKey"/>, <see cref="Config"/> or both.
/// </summary>
public sealed class ConvertOptions
{
    /// <summary>The longest time that an option accepts. All timers support this time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>The project's SDK key. If set, the config is fetched from <see cref="TransportOptions.ConfigEndpoint"/>. If null, <see cref="Config"/> must be set.</summary>
    public string? SdkKey { get; set; }

    /// <summary>The SDK key's secret, which is sent as a bearer token; null if the key has no secret.</summary>
    public string? SdkKeySecret { get; set; }

    /// <summary>
    /// A config that you provide. Without <see cref="SdkKey"/>, it is the only config and nothing is fetched. With <see cref="SdkKey"/>, it is used
    /// at once, and the config that the endpoint serves replaces it in the background.
    /// </summary>
    public ConvertConfig? Config { get; set; }

    /// <summary>The environment that this process runs in, such as <c>live</c>. If null or empty, the environments of experiences are not checked.</summary>
    public string? Environment { get; set; }

    /// <summary>How long the content delivery network in front of the config endpoint may cache the config. The default is <see cref="CacheLevel.Default"/>.</summary>
    public CacheLevel CacheLevel { get; set; }

    /// <summary>
    /// A debug token for config requests; null by default. If set, the config is requested as with <see cref="CacheLevel.Low"/>. The token is never
    /// sent with tracking requests.
    /// </summary>
    public string? DebugToken { get; set; }

    /// <summary>
    /// Whether decisions and conversions are reported to Convert. The default is true. Set it to false for a process that must not send events, such
    /// as a test or a developer's machine. Decisions are still made and stored.
    /// </summary>
    public bool EnableTracking { get; set; } = true;

    /// <summary>The number of queued events that triggers a release; at least 1. A release sends all queued events. The default is 10.</summary>
    public int BatchSize { get; set; } = 10;

    /// <summary>
    /// How often queued events are released regardless of their number. If null (the default), no timer releases events, except that events in an
    /// <see cref="Outbox"/> are released every five seconds.
    /// </summary>
    /// <include file="Examples.xml" path="examples/AutoFlushInterval/*"/>
    public TimeSpan? AutoFlushInterval { get; set; }

    /// <summary>Endpoints, headers, time-out, retries and proxy of the HTTP requests to Convert.</summary>
    public TransportOptions Transport { get; set; } = new();

    /// <summary>The largest number of events that wait in memory; at least 1. Further events are dropped and counted. The default is 100,000.</summary>
    public int MaxQueuedEvents { get; set; } = 100_000;

    /// <summary>The longest time that a flush waits for delivery; greater than zero. The default is 10 seconds.</summary>
    public TimeSpan FlushTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether disposing the core first flushes events, for at most <see cref="FlushTimeout"/>. The default is false.</summary>
    public bool FlushOnDispose { get; set; }

    /// <summary>
    /// How the config is refreshed in the background. If null (the default), the config is refreshed only when you call
    /// <see cref="ConvertCore.RefreshNow"/> or <see cref="ConvertCore.RefreshAsync"/>. Without <see cref="SdkKey"/>, this option has no effect.
    /// </summary>
    /// <include file="Examples.xml" path="examples/Refresh/*"/>
    public RefreshOptions? Refresh { get; set; }

    /// <summary>
    /// An in-process store for visitors' decisions, goals, attributes and segments. It is read synchronously while a context is created, and written in
    /// the background. If neither this option nor <see cref="AsyncDataStore"/> is set (the default), the core keeps the states of a limited number of
    /// recent visitors in memory only.
    /// </summary>
    public IDataStore? DataStore { get; set; }

    /// <summary>
    /// A remote store for visitors' decisions, goals, attributes and segments, which several processes can share; null by default. If you
    /// set this option, create contexts with <see cref="ConvertCore.CreateContextAsync"/>. Do not set <see cref="DataStore"/> as well.
    /// </summary>
    public IAsyncDataStore? AsyncDataStore { get; set; }

    /// <summary>
    /// The longest time that creating a context waits for <see cref="AsyncDataStore"/>; greater than zero. After that, the context uses the state in
    /// memory. The default is 500 milliseconds.
    /// </summary>
    public TimeSpan DataStoreTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long an event waits for the data store to confirm that no other process sends it; greater than zero. After that, the event is sent and may
    /// be counted twice; <see cref="FlushResult.Unconfirmed"/> and the metric <c>convert.events.unconfirmed</c> count such events. The default is
    /// 30 seconds. Without a data store, events do not wait.
    /// </summary>
    public TimeSpan ClaimTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Stores events durably until Convert has accepted or rejected them, so that no committed event is lost in a crash. Tracking an event writes
    /// only to memory. Events are committed in groups in the background, normally within <see cref="CommitInterval"/>. If null (the default), events
    /// wait for delivery in memory only.
    /// </summary>
    public IEventOutbox? Outbox { get; set; }

    /// <summary>
    /// The longest time that a queued event waits in memory before the core commits it to <see cref="Outbox"/>; greater than zero. The default is
    /// 20 milliseconds. Events wait longer while the outbox fails, or while the data store has not confirmed them (see <see cref="ClaimTimeout"/>).
    /// </summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// How long this process leases events in <see cref="Outbox"/> so that it can deliver them. If the process crashes, another process delivers the
    /// events after the lease ends. The lease must be at least twice <see cref="TransportOptions.Timeout"/>. If null (the default), the lease is
    /// three times that time-out.
    /// </summary>
    public TimeSpan? OutboxLease { get; set; }

    /// <summary>
    /// Describes the part of the config that the generated code relies on. Set this option to the generated <c>ConvertManifest.Instance</c> to
    /// compare each config that comes into use with the manifest and log the differences. If null, this comparison begins when a generated accessor
    /// is first used.
    /// </summary>
    /// <include file="Examples.xml" path="examples/Manifest/*"/>
    public ConfigManifest? Manifest { get; set; }

    /// <summary>
    /// Caches the last config that was fetched. If <see cref="Config"/> is null and fetching fails when the core is initialized, the cached config is
    /// used; <see cref="ConvertCore.ConfigFreshness"/> shows its age. If null (the default), no config is cached. See <see cref="FileConfigCache"/>.
    /// </summary>
    /// <include file="Examples.xml" path="examples/ConfigCache/*"/>
    public IConfigCache? ConfigCache { get; set; }

    /// <summary>How evaluations are recorded for OpenTelemetry. By default, nothing is recorded.</summary>
    public TelemetryOptions Telemetry { get; set; } = new();

    /// <summary>Creates the core's logger. If null, nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock for timers and time-outs, such as those of refreshes, releases and retries. If null, the system clock is used.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Creates the meter <c>ConvertTyped</c>. If null, the core creates the meter itself.</summary>
    public IMeterFactory? MeterFactory { get; set; }

    /// <summary>
    /// The handler that sends the core's HTTP requests. The core does not dispose this handler. If null, the core creates its own handler: a
    /// <see cref="SocketsHttpHandler"/>, or an <see cref="HttpClientHandler"/> in the browser.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; set; }

    /// <summary>
    /// The <c>source</c> field of tracking payloads. The default is <c>js-sdk</c>, a value that the tracking endpoint is known to accept.
    /// </summary>
    public string Source { get; set; } = "js-sdk";

    internal bool HasDataStore => DataStore is not null || AsyncDataStore is not null;

    /// <summary>Creates a copy that the caller cannot change, and validates it.</summary>
    /// <exception cref="ArgumentException">An option is not valid, or there is neither an SDK key nor a config.</exception>
    internal ConvertOptions CheckedCopy()
    {
        var copy = (ConvertOptions)MemberwiseClone();
        ArgumentNullException.ThrowIfNull(Transport, nameof(Transport));
        copy.Transport = Transport.Copy();
        ArgumentNullException.ThrowIfNull(Telemetry, nameof(Telemetry));
        copy.Telemetry = Telemetry.Copy();
        copy.Refresh = Refresh?.Copy();
        copy.Check();
        return copy;
    }

    private void Check()
    {
        if (SdkKey is null && Config is null)
            throw new ArgumentException("Neither an SDK key nor a config is given. Set SdkKey or Config.", nameof(SdkKey));
        if (SdkKey is not null && string.IsNullOrWhiteSpace(SdkKey))
            throw new ArgumentException("The SDK key is blank. Set the project's SDK key, or null to use only a config.", nameof(SdkKey));
        Require(SdkKey is null || !SdkKey.Any(char.IsControl), nameof(SdkKey), "It must not contain control characters, such as line breaks.");
        Require(RequestHeaders.IsValue(SdkKeySecret), nameof(SdkKeySecret), "It must contain only characters that are allowed in an HTTP header.");
        Require(Enum.IsDefined(CacheLevel), nameof(CacheLevel), "It must be a defined value of the enum CacheLevel.");
        Require(BatchSize >= 1, nameof(BatchSize), "It must be at least 1.");
        Require(MaxQueuedEvents >= 1, nameof(MaxQueuedEvents), "It must be at least 1.");
        Require(!string.IsNullOrEmpty(Source), nameof(Source), "It must not be empty.");
        RequireDuration(FlushTimeout, nameof(FlushTimeout));
        RequireDuration(ClaimTimeout, nameof(ClaimTimeout));
        RequireDuration(DataStoreTimeout, nameof(DataStoreTimeout));
        if (DataStore is not null && AsyncDataStore is not null)
            throw new ArgumentException($"Both '{nameof(DataStore)}' and '{nameof(AsyncDataStore)}' are set. Set only one of them.", nameof(AsyncDataStore));
        RequireDuration(AutoFlushInterval ?? Longest, nameof(AutoFlushInterval));
        RequireDuration(CommitInterval, nameof(CommitInterval));
        Transport.Check();
        RequireDuration(OutboxLease ?? Longest, nameof(OutboxLease));
        Require(OutboxLease is not { } lease || lease >= 2 * Transport.Timeout, nameof(OutboxLease), "It must be at least twice Transport.Timeout.");
        Refresh?.Check();
    }

    internal static void Require(bool holds, string option, string otherwise)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(option, $"The option '{option}' is not valid. {otherwise}");
    }

    internal static void RequireDuration(TimeSpan duration, string option) =>
        Require(duration > TimeSpan.Zero && duration <= Longest, option, "It must be greater than zero and at most 2,147,483,647 milliseconds (almost 25 days).");

    /// <summary>
    /// The SDK key, the config, the environment, and whether tracking is on. The text contains at most the last four characters of the SDK key, and
    /// no secret.
    /// </summary>
    public override string ToString() =>
        $"SDK key {Redaction.SdkKey(SdkKey)}, {Config?.ToString() ?? "no config"}, environment {Environment ?? "not set"}, tracking {(EnableTracking ? "on" : "off")}";
}
