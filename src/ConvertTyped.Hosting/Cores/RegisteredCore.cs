using ConvertTyped.Hosting.Contexts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Hosting.Cores;

/// <summary>A core in the container and the services that belong to it, identified by the core's name. The unnamed core has an empty name.</summary>
internal sealed record RegisteredCore(string Name)
{
    /// <summary>The core in a message, such as "the Convert core 'eu'".</summary>
    internal string Label => Name.Length == 0 ? "the Convert core" : $"the Convert core '{Name}'";

    internal void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddConvertHttpClient(Name);
        services.AddSingleton<IHostedService>(provider => new HostedCore(
            this, Core(provider), provider.GetRequiredKeyedService<CreatedCore>(Name), Options(provider), HostOptions(provider), provider.GetRequiredService<StopBudget>()));
        services.TryAddSingleton<StopBudget>();
        services.AddKeyedSingleton(Name, (_, _) => new CreatedCore());
        services.TryAddSingleton<EmptyCore>();
        services.TryAddSingleton(provider => new SharedScopes(provider));
        services.TryAddScoped<SharedScopes.ScopeMark>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, HandlerScopeFilter>());
        WebIntegration.Find()?.AddTo(services, this);
        services.TryAddKeyedSingleton<ICurrentContext>(Name, (_, _) => new NoCurrentContext());
        if (Name.Length == 0)
        {
            services.TryAddSingleton(provider => CoreFactory.Create(Name, provider));
            services.TryAddSingleton(Accessor);
            services.TryAddTransient(provider => CurrentContext.Resolve(provider, Name));
        }
        else
        {
            services.TryAddKeyedSingleton(Name, (provider, _) => CoreFactory.Create(Name, provider));
            services.TryAddKeyedSingleton(Name, (provider, _) => Accessor(provider));
            services.TryAddKeyedTransient(Name, (provider, _) => CurrentContext.Resolve(provider, Name));
        }
    }

    /// <exception cref="InvalidOperationException">No core of that name is registered.</exception>
    internal static RegisteredCore Find(IServiceProvider provider, string name) =>
        provider.GetServices<RegisteredCore>().FirstOrDefault(core => core.Name == name) ?? throw new InvalidOperationException(
            NotRegistered(name, [.. provider.GetServices<RegisteredCore>().Select(core => $"'{core.Name}'")]));

    private static string NotRegistered(string name, string[] others) => name.Length switch
    {
        0 when others.Length > 0 => $"No Convert core is registered without a name. Pass the name of one of the registered cores: {string.Join(", ", others)}.",
        0 => "Convert is not registered. Call services.AddConvert first.",
        _ => $"The Convert core '{name}' is not registered. Call services.AddConvert(\"{name}\", …) first.",
    };

    internal ConvertCore Core(IServiceProvider provider) => Name.Length == 0
        ? provider.GetRequiredService<ConvertCore>()
        : provider.GetRequiredKeyedService<ConvertCore>(Name);

    internal ConvertOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(Name);

    private IConvertContextAccessor Accessor(IServiceProvider provider) => new ContextAccessor(
        Core(provider), provider.GetRequiredService<EmptyCore>(), provider.GetRequiredKeyedService<ICurrentContext>(Name));

    private ConvertHostOptions HostOptions(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<ConvertHostOptions>>().Get(Name);
}
