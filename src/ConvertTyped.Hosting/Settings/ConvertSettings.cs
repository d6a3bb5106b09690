using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Hosting.Settings;

/// <summary>Reads the options of a core from a configuration section.</summary>
internal sealed class ConvertSettings
{
    private const string ConfigFile = "ConfigFile";

    private readonly string _name;
    private readonly List<string> _problems = [];
    private readonly SettingsSection _section;

    internal ConvertSettings(IConfiguration section, string name)
    {
        _name = name;
        _section = new(section, (section as IConfigurationSection)?.Path ?? "", _problems);
    }

    /// <exception cref="OptionsValidationException">One or more settings cannot be read; the error names all of them.</exception>
    internal void ReadInto(ConvertHostOptions options)
    {
        options.StartTimeout = _section.Duration(nameof(options.StartTimeout)) ?? options.StartTimeout;
        options.RequireConfig = _section.Flag(nameof(options.RequireConfig)) ?? options.RequireConfig;
        ThrowIfWrong(typeof(ConvertHostOptions));
    }

    /// <exception cref="OptionsValidationException">One or more settings cannot be read or are not options; the error names all of them.</exception>
    /// <exception cref="ConfigException">The config file does not exist, cannot be read, or is not a Convert config.</exception>
    internal void ReadInto(ConvertOptions options, ContentFiles files)
    {
        ReadCore(options);
        ReadDelivery(options);
        if (_section.Section(nameof(options.Transport)) is { } transport)
            ReadTransport(transport, options.Transport);
        ReadRefresh(options);
        if (_section.Section(nameof(options.Telemetry)) is { } telemetry)
            ReadTelemetry(telemetry, options.Telemetry);
        var configFile = _section.Text(ConfigFile);
        _section.Text(nameof(ConvertHostOptions.StartTimeout));
        _section.Text(nameof(ConvertHostOptions.RequireConfig));
        _section.ReportUnknownNames();
        ThrowIfWrong(typeof(ConvertOptions));
        if (configFile is not null)
            options.Config = ConvertConfig.FromFile(files.Find(configFile));
    }

    private void ReadCore(ConvertOptions options)
    {
        options.SdkKey = _section.Text(nameof(options.SdkKey)) ?? options.SdkKey;
        options.SdkKeySecret = _section.Text(nameof(options.SdkKeySecret)) ?? options.SdkKeySecret;
        options.Environment = _section.Text(nameof(options.Environment)) ?? options.Environment;
        options.CacheLevel = _section.Choice<CacheLevel>(nameof(options.CacheLevel)) ?? options.CacheLevel;
        options.DebugToken = _section.Text(nameof(options.DebugToken)) ?? options.DebugToken;
    }

    private void ReadDelivery(ConvertOptions options)
    {
        options.EnableTracking = _section.Flag(nameof(options.EnableTracking)) ?? options.EnableTracking;
        options.BatchSize = _section.Number(nameof(options.BatchSize)) ?? options.BatchSize;
        options.MaxQueuedEvents = _section.Number(nameof(options.MaxQueuedEvents)) ?? options.MaxQueuedEvents;
        options.FlushTimeout = _section.Duration(nameof(options.FlushTimeout)) ?? options.FlushTimeout;
        options.FlushOnDispose = _section.Flag(nameof(options.FlushOnDispose)) ?? options.FlushOnDispose;
        options.DataStoreTimeout = _section.Duration(nameof(options.DataStoreTimeout)) ?? options.DataStoreTimeout;
        options.ClaimTimeout = _section.Duration(nameof(options.ClaimTimeout)) ?? options.ClaimTimeout;
        options.CommitInterval = _section.Duration(nameof(options.CommitInterval)) ?? options.CommitInterval;
        options.OutboxLease = _section.Duration(nameof(options.OutboxLease)) ?? options.OutboxLease;
        options.Source = _section.Text(nameof(options.Source)) ?? options.Source;
        options.AutoFlushInterval = _section.IsOff(nameof(options.AutoFlushInterval))
            ? null
            : _section.Duration(nameof(options.AutoFlushInterval)) ?? options.AutoFlushInterval;
    }

    private static void ReadTransport(SettingsSection section, TransportOptions options)
    {
        options.ConfigEndpoint = section.Text(nameof(options.ConfigEndpoint)) ?? options.ConfigEndpoint;
        options.TrackEndpoint = section.Text(nameof(options.TrackEndpoint)) ?? options.TrackEndpoint;
        options.Timeout = section.Duration(nameof(options.Timeout)) ?? options.Timeout;
        options.MaxRetries = section.Number(nameof(options.MaxRetries)) ?? options.MaxRetries;
        options.RetryDelay = section.Duration(nameof(options.RetryDelay)) ?? options.RetryDelay;
        options.UseEnvironmentProxy = section.Flag(nameof(options.UseEnvironmentProxy)) ?? options.UseEnvironmentProxy;
        foreach (var (name, value) in section.Section(nameof(options.Headers))?.Entries() ?? [])
            options.Headers[name] = value;
        section.ReportUnknownNames();
    }

    private static void ReadTelemetry(SettingsSection section, TelemetryOptions options)
    {
        options.LogEvaluations = section.Flag(nameof(options.LogEvaluations)) ?? options.LogEvaluations;
        options.AddActivityEvents = section.Flag(nameof(options.AddActivityEvents)) ?? options.AddActivityEvents;
        options.AddActivityTags = section.Flag(nameof(options.AddActivityTags)) ?? options.AddActivityTags;
        options.IncludeVisitorId = section.Flag(nameof(options.IncludeVisitorId)) ?? options.IncludeVisitorId;
        section.ReportUnknownNames();
    }

    private void ReadRefresh(ConvertOptions options)
    {
        if (_section.IsOff(nameof(options.Refresh)))
            options.Refresh = null;
        if (_section.Section(nameof(options.Refresh), canBeFlag: true) is not { } section)
            return;
        var refresh = options.Refresh ??= new();
        refresh.Interval = section.Duration(nameof(refresh.Interval)) ?? refresh.Interval;
        refresh.Jitter = section.Duration(nameof(refresh.Jitter)) ?? refresh.Jitter;
        refresh.BackoffFactor = section.Factor(nameof(refresh.BackoffFactor)) ?? refresh.BackoffFactor;
        refresh.BackoffMax = section.Duration(nameof(refresh.BackoffMax)) ?? refresh.BackoffMax;
        section.ReportUnknownNames();
    }

    private void ThrowIfWrong(Type options)
    {
        if (_problems.Count > 0)
            throw new OptionsValidationException(_name, options, _problems);
    }
}
