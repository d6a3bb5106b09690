using ConvertTyped;
using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Features;
using ConvertTyped.AspNetCore.Hosting;
using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert to a host: web, worker or console.</summary>
public static class ConvertServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="ConvertCore"/> that starts, refreshes and flushes with the host, and in web hosts a scoped <see cref="ConvertContext"/>
    /// for the request's visitor. Without an SDK key and a config it uses the <c>convert.json</c> in the content root or beside the program.
    /// </summary>
    /// <remarks>
    /// Compared with a core of one's own, events are also released every five seconds, and a core with an SDK key refreshes its config, unless
    /// the options say otherwise. Loggers, clock, meters, HTTP handlers and a registered <see cref="IDataStore"/> come from the container.
    /// </remarks>
    /// <returns>The options, for further steps such as <c>Configure</c> with services, or <c>Validate</c>.</returns>
    public static OptionsBuilder<ConvertOptions> AddConvert(this IServiceCollection services, Action<ConvertOptions>? configure = null) =>
        services.AddConvert(Options.Options.DefaultName, configure);

    /// <summary>
    /// As <see cref="AddConvert(IServiceCollection, Action{ConvertOptions})"/>, with the options in a section: members of
    /// <see cref="ConvertOptions"/> by name, <c>Transport</c> and <c>Refresh</c> as sections of their own (<c>Refresh</c> may be <c>false</c>),
    /// <c>ConfigFile</c> with the path of a config, and the members of <see cref="ConvertHostOptions"/>.
    /// </summary>
    /// <remarks>What cannot be read, and names that are no option, stop the host at start. No value is ever quoted.</remarks>
    /// <inheritdoc cref="AddConvert(IServiceCollection, Action{ConvertOptions})"/>
    public static OptionsBuilder<ConvertOptions> AddConvert(this IServiceCollection services, IConfiguration section) =>
        services.AddConvert(Options.Options.DefaultName, section);

    /// <summary>
    /// Adds one core of several: <see cref="ConvertCore"/> and <see cref="ConvertContext"/> are keyed services under <paramref name="name"/>.
    /// The <c>convert.json</c> beside the program is the unnamed core's; a named one must be given its config or key.
    /// </summary>
    /// <inheritdoc cref="AddConvert(IServiceCollection, Action{ConvertOptions})"/>
    public static OptionsBuilder<ConvertOptions> AddConvert(
        this IServiceCollection services, string name, Action<ConvertOptions>? configure = null)
    {
        var options = AddCore(services, name);
        return configure is null ? options : options.Configure(configure);
    }

    /// <summary>Adds one core of several, with its options in a section.</summary>
    /// <inheritdoc cref="AddConvert(IServiceCollection, string, Action{ConvertOptions})"/>
    public static OptionsBuilder<ConvertOptions> AddConvert(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var options = AddCore(services, name);
        services.AddOptions<ConvertHostOptions>(name).Configure(host => ConvertSettings.Of(section, name).ReadInto(host));
        return options.Configure<IServiceProvider>((core, provider) =>
            ConvertSettings.Of(section, name).ReadInto(core, ContentFiles.Of(provider)));
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
        services.TryAddSingleton<StandIn>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FeatureGatePolicy>());
        services.AddHttpContextAccessor();
        services.AddOptions<ConvertVisitorOptions>()
            .Validate(visitors => !string.IsNullOrEmpty(visitors.Cookie.Name), "The visitor's cookie needs a name.");
        services.AddOptions<ConvertHostOptions>(name)
            .Validate(host => host.StartTimeout >= TimeSpan.Zero, "'StartTimeout' must not be negative.");
        return options.Configure(CoreFactory.SetDefaults);
    }
}
