using ConvertTyped;
using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds Convert according to Aspire's conventions: connection string, configuration section, health check and telemetry.</summary>
public static class ConvertHostApplicationBuilderExtensions
{
    private const string Section = "Convert";
    private const string ClientSection = "Aspire:Convert";
    private const string Source = "ConvertTyped";

    /// <summary>
    /// Adds the unnamed core as <c>services.AddConvert</c> does. Its options come from the configuration section <c>Convert</c>. If there is a connection
    /// string named <paramref name="connectionName"/>, its values take precedence. A health check, log records of evaluations, traces and metrics are added
    /// unless the settings disable them.
    /// </summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="connectionName">The name of the connection string, and of the resource in Aspire's application host.</param>
    /// <param name="configureSettings">Changes the settings after they have been read from the configuration.</param>
    /// <param name="configureOptions">Changes the core's options after they have been read from the configuration.</param>
    /// <returns>The options builder, for further configuration.</returns>
    /// <exception cref="ArgumentException">The connection name is null or empty, or the connection string cannot be read.</exception>
    /// <example>
    /// <code>
    /// builder.AddConvert("convert");
    /// </code>
    /// </example>
    public static OptionsBuilder<ConvertOptions> AddConvert(
        this IHostApplicationBuilder builder,
        string connectionName = "convert",
        Action<ConvertClientSettings>? configureSettings = null,
        Action<ConvertOptions>? configureOptions = null) =>
        Add(builder, Options.Options.DefaultName, connectionName, configureSettings, configureOptions);

    /// <summary>
    /// Adds a core named <paramref name="name"/>, whose services are keyed. The core's options come from the connection string of that name and from
    /// <paramref name="configureOptions"/>.
    /// </summary>
    /// <param name="builder">The builder of the application.</param>
    /// <param name="name">The name of the core, of its connection string, and of the resource in Aspire's application host.</param>
    /// <param name="configureSettings">Changes the settings after they have been read from the configuration.</param>
    /// <param name="configureOptions">Changes the core's options after they have been read from the configuration.</param>
    /// <inheritdoc cref="AddConvert" path="/returns | /exception"/>
    public static OptionsBuilder<ConvertOptions> AddKeyedConvert(
        this IHostApplicationBuilder builder,
        string name,
        Action<ConvertClientSettings>? configureSettings = null,
        Action<ConvertOptions>? configureOptions = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return Add(builder, name, name, configureSettings, configureOptions);
    }

    private static OptionsBuilder<ConvertOptions> Add(
        IHostApplicationBuilder builder, string core, string connectionName, Action<ConvertClientSettings>? configureSettings, Action<ConvertOptions>? configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);
        var settings = ReadSettings(builder.Configuration, connectionName);
        configureSettings?.Invoke(settings);
        if (settings.ConnectionString is { Length: > 0 } checkedHere)
            ConnectionString.ReadInto(checkedHere, new());

        // These options are set before the section is read, so that the values in the section take precedence.
        builder.Services.AddOptions<ConvertOptions>(core).Configure(options =>
        {
            options.Telemetry.LogEvaluations = !settings.DisableEvaluationLogs;
            options.Telemetry.AddActivityTags = !settings.DisableTracing;
        });
        var options = core.Length == 0 ? builder.Services.AddConvert(builder.Configuration.GetSection(Section)) : builder.Services.AddConvert(core);
        if (settings.ConnectionString is { Length: > 0 } connectionString)
            options.Configure(read => ConnectionString.ReadInto(connectionString, read));
        if (configureOptions is not null)
            options.Configure(configureOptions);
        AddHealthCheck(builder, core, settings);
        AddTelemetry(builder.Services, settings);
        return options;
    }

    private static ConvertClientSettings ReadSettings(IConfiguration configuration, string connectionName)
    {
        var problems = new List<string>();
        var settings = new ConvertClientSettings();
        foreach (var path in new[] { ClientSection, ConfigurationPath.Combine(ClientSection, connectionName) })
        {
            var section = new SettingsSection(configuration.GetSection(path), path, problems);
            settings.ConnectionString = section.Text(nameof(settings.ConnectionString)) ?? settings.ConnectionString;
            settings.DisableHealthChecks = section.Flag(nameof(settings.DisableHealthChecks)) ?? settings.DisableHealthChecks;
            settings.DisableTracing = section.Flag(nameof(settings.DisableTracing)) ?? settings.DisableTracing;
            settings.DisableMetrics = section.Flag(nameof(settings.DisableMetrics)) ?? settings.DisableMetrics;
            settings.DisableEvaluationLogs = section.Flag(nameof(settings.DisableEvaluationLogs)) ?? settings.DisableEvaluationLogs;
        }
        if (problems.Count > 0)
            throw new OptionsValidationException(connectionName, typeof(ConvertClientSettings), problems);
        settings.ConnectionString = configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        return settings;
    }

    private static void AddHealthCheck(IHostApplicationBuilder builder, string core, ConvertClientSettings settings)
    {
        // Two health checks with the same name would prevent the application from starting.
        if (!settings.DisableHealthChecks && builder.Properties.TryAdd($"{nameof(ConvertHostApplicationBuilderExtensions)}.{core}", true))
            builder.Services.AddHealthChecks().AddConvert(core);
    }

    private static void AddTelemetry(IServiceCollection services, ConvertClientSettings settings)
    {
        if (!settings.DisableTracing)
            services.ConfigureOpenTelemetryTracerProvider(static tracing => tracing.AddSource(Source));
        if (!settings.DisableMetrics)
            services.ConfigureOpenTelemetryMeterProvider(static metrics => metrics.AddMeter(Source));
    }
}
