using ConvertTyped;
using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Cores;
using ConvertTyped.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert to a web, worker or console host.</summary>
public static class ConvertServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="ConvertCore"/> that starts with the host, refreshes its config, and sends its queued events when the host stops. Web applications
    /// that reference <c>ConvertTyped.AspNetCore</c> also get a <see cref="ConvertContext"/> for the visitor of each request. If the options contain no config, the
    /// core starts with the <c>convert.json</c> that the build embedded in the application (<c>ConvertProject.Config</c>), or else with a
    /// <c>convert.json</c> in the content root or beside the program. Set <see cref="ConvertOptions.Config"/> if a class library has the config. If the
    /// options contain an SDK key, the live config replaces the local config as soon as the live config has been fetched.
    /// </summary>
    /// <remarks>
    /// By default, a hosted core releases its events every five seconds and, if it has an SDK key, refreshes its config. Logging, the clock, meters,
    /// HTTP handlers, a registered data store (<see cref="IAsyncDataStore"/> or <see cref="IDataStore"/>) and a registered outbox
    /// (<see cref="IEventOutbox"/>) come from the container, unless the options set them.
    /// </remarks>
    /// <returns>The options builder, for further configuration with methods such as <c>Configure</c> and <c>Validate</c>.</returns>
    public static OptionsBuilder<ConvertOptions> AddConvert(this IServiceCollection services, Action<ConvertOptions>? configure = null) =>
        services.AddConvert(Options.Options.DefaultName, configure);

    /// <summary>
    /// Adds a core as <see cref="AddConvert(IServiceCollection, Action{ConvertOptions})"/> does, and reads its options from a configuration section.
    /// The section can contain <c>ConfigFile</c>, which is the path of a config file, and the properties of <see cref="ConvertOptions"/> and
    /// <see cref="ConvertHostOptions"/>, except properties that can be set only in code, such as <see cref="ConvertOptions.DataStore"/>.
    /// <c>Transport</c>, <c>Refresh</c> and <c>Telemetry</c> are subsections. To set <c>Refresh</c> or <c>AutoFlushInterval</c> to null, use
    /// <c>false</c>.
    /// </summary>
    /// <remarks>The host fails to start if a value cannot be read or a name is not an option. The error contains the name of the setting, but not its
    /// value.</remarks>
    /// <inheritdoc cref="AddConvert(IServiceCollection, Action{ConvertOptions})"/>
    /// <example>
    /// <code>
    /// builder.Services.AddConvert(builder.Configuration.GetSection("Convert"));
    /// </code>
    /// </example>
    public static OptionsBuilder<ConvertOptions> AddConvert(this IServiceCollection services, IConfiguration section) =>
        services.AddConvert(Options.Options.DefaultName, section);

    /// <summary>
    /// Adds a named core, for applications with several cores. <see cref="ConvertCore"/> and, in web applications, <see cref="ConvertContext"/>
    /// are keyed services with the key <paramref name="name"/>. A named core does not use the application's <c>convert.json</c>, so set a config
    /// or an SDK key in the core's options.
    /// </summary>
    /// <inheritdoc cref="AddConvert(IServiceCollection, Action{ConvertOptions})"/>
    public static OptionsBuilder<ConvertOptions> AddConvert(
        this IServiceCollection services, string name, Action<ConvertOptions>? configure = null)
    {
        var options = AddCore(services, name);
        return configure is null ? options : options.Configure(configure);
    }

    /// <summary>Adds a named core, and reads its options from a configuration section.</summary>
    /// <inheritdoc cref="AddConvert(IServiceCollection, string, Action{ConvertOptions})"/>
    public static OptionsBuilder<ConvertOptions> AddConvert(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var options = AddCore(services, name);
        services.AddOptions<ConvertHostOptions>(name).Configure(host => new ConvertSettings(section, name).ReadInto(host));
        return options.Configure<IServiceProvider>((core, provider) =>
            new ConvertSettings(section, name).ReadInto(core, ContentFiles.From(provider)));
    }

    private static OptionsBuilder<ConvertOptions> AddCore(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        var options = services.AddOptions<ConvertOptions>(name);
        var core = new RegisteredCore(name);
        if (services.Any(service => !service.IsKeyedService && Equals(service.ImplementationInstance, core)))
            return options;
        core.AddTo(services);
        services.AddOptions<ConvertHostOptions>(name)
            .Validate(host => host.StartTimeout >= TimeSpan.Zero, $"The 'StartTimeout' of {core.Label} must not be negative.");
        return options.Configure(CoreFactory.SetDefaults);
    }
}
