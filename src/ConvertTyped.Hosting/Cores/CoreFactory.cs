using System.Diagnostics.Metrics;
using ConvertTyped.Hosting.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Hosting.Cores;

/// <summary>Creates a core from its options and the services in the container.</summary>
internal static class CoreFactory
{
    private static readonly TimeSpan DefaultAutoFlushInterval = TimeSpan.FromSeconds(5);

    /// <summary>Sets the defaults for a long-running process: the core delivers its events regularly and refreshes its config.</summary>
    internal static void SetDefaults(ConvertOptions options)
    {
        options.AutoFlushInterval = DefaultAutoFlushInterval;
        options.Refresh = new();
    }

    /// <exception cref="OptionsValidationException">An option is invalid, or the options contain neither an SDK key nor a config.</exception>
    /// <exception cref="ConfigException">
    /// The application's config is not a Convert config, or the file that the option <c>ConfigFile</c> names does not exist or is not a Convert config.
    /// </exception>
    internal static ConvertCore Create(string name, IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(name);
        SetFromServices(options, name, provider);
        if (name.Length == 0)
            options.Config ??= ApplicationConfig.Find(provider);
        if (options.Config is null && string.IsNullOrEmpty(options.SdkKey))
            throw Invalid(name, NoConfigMessage(name));
        try
        {
            var core = new ConvertCore(options);
            // The core must be ready for services that start before HostedCore.
            if (options.Config is not null)
                core.Initialize();
            provider.GetRequiredKeyedService<CreatedCore>(name).Set(core);
            return core;
        }
        catch (ArgumentException exception)
        {
            throw Invalid(name, exception.Message);
        }
    }

    private static void SetFromServices(ConvertOptions options, string name, IServiceProvider provider)
    {
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        options.TimeProvider ??= provider.GetService<TimeProvider>();
        options.MeterFactory ??= provider.GetService<IMeterFactory>();
        // A store that is registered for this core takes precedence over a store that all cores share.
        if (options is { DataStore: null, AsyncDataStore: null })
            (options.AsyncDataStore, options.DataStore) = Stores(provider.GetKeyedService<IAsyncDataStore>(name), provider.GetKeyedService<IDataStore>(name));
        if (options is { DataStore: null, AsyncDataStore: null })
            (options.AsyncDataStore, options.DataStore) = Stores(provider.GetService<IAsyncDataStore>(), provider.GetService<IDataStore>());

        options.Outbox ??= provider.GetKeyedService<IEventOutbox>(name) ?? provider.GetService<IEventOutbox>();
        options.HttpMessageHandler ??= provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(CoreHttpClient.NameOf(name));
    }

    /// <summary>A core accepts only one store. If both are registered, the asynchronous store is used.</summary>
    private static (IAsyncDataStore? Asynchronous, IDataStore? InProcess) Stores(IAsyncDataStore? asynchronous, IDataStore? inProcess) =>
        (asynchronous, asynchronous is null ? inProcess : null);

    private static string NoConfigMessage(string name) => name.Length == 0
        ? "Convert has neither an SDK key nor a config. Set 'SdkKey' or 'ConfigFile' in its configuration section, or add a convert.json to the application's project. If a class library has the config, or if there are several configs, set 'options.Config = ConvertProject.Config', and qualify ConvertProject with the namespace of the config's accessors."
        : $"The Convert core '{name}' has neither an SDK key nor a config. Set 'SdkKey' or 'Config' in its options, or 'SdkKey' or 'ConfigFile' in its configuration section.";

    private static OptionsValidationException Invalid(string name, string problem) => new(name, typeof(ConvertOptions), [problem]);
}
