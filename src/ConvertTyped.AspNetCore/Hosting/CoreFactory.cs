using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Hosting;

/// <summary>Makes a core from its options and from what the container has.</summary>
internal static class CoreFactory
{
    private static readonly TimeSpan DefaultAutoFlushInterval = TimeSpan.FromSeconds(5);

    /// <summary>What a server wants and a script does not: events that never wait for long, and a config that stays fresh.</summary>
    internal static void SetDefaults(ConvertOptions options)
    {
        options.AutoFlushInterval = DefaultAutoFlushInterval;
        options.Refresh = new();
    }

    /// <exception cref="OptionsValidationException">An option is wrong, or there is neither an SDK key nor a config.</exception>
    /// <exception cref="ConfigException">The application's own config is none.</exception>
    internal static ConvertCore Make(string name, IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(name);
        TakeFromContainer(options, name, provider);
        if (options.Config is null && name.Length == 0 && ContentFiles.Of(provider).OwnConfig is { } path)
            options.Config = ConvertConfig.FromFile(path);
        if (options.Config is null && string.IsNullOrEmpty(options.SdkKey))
            throw Invalid(name, NothingToServe(name));
        try
        {
            return new(options);
        }
        catch (ArgumentException exception)
        {
            throw Invalid(name, exception.Message);
        }
    }

    private static void TakeFromContainer(ConvertOptions options, string name, IServiceProvider provider)
    {
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        options.TimeProvider ??= provider.GetService<TimeProvider>();
        options.MeterFactory ??= provider.GetService<IMeterFactory>();
        options.DataStore ??= provider.GetKeyedService<IDataStore>(name) ?? provider.GetService<IDataStore>();
        options.HttpMessageHandler ??= provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(CoreHttpClient.NameOf(name));
    }

    private static string NothingToServe(string name) => name.Length == 0
        ? "Convert has neither an SDK key nor a config. Set 'SdkKey' or 'ConfigFile' in its section, or put a convert.json into the content root."
        : $"The Convert core '{name}' has neither an SDK key nor a config. Set 'SdkKey' or 'ConfigFile' in its section.";

    private static OptionsValidationException Invalid(string name, string problem) => new(name, typeof(ConvertOptions), [problem]);
}
