using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Hosting;

/// <summary>One core in the container, and what belongs to it, under its name; an empty name is the core that needs none.</summary>
internal sealed record RegisteredCore(string Name)
{
    internal void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddConvertHttpClient(Name);
        services.AddSingleton<IHostedService>(provider => new HostedCore(Core(provider), Options(provider), HostOptions(provider)));
        services.AddKeyedSingleton(Name, (provider, _) => Visitors(provider));
        services.AddKeyedScoped(Name, (provider, _) => new RequestContext(
            provider.GetRequiredKeyedService<RequestVisitors>(Name), provider.GetRequiredService<IHttpContextAccessor>()));
        if (Name.Length == 0)
        {
            services.TryAddSingleton(provider => CoreFactory.Make(Name, provider));
            services.TryAddScoped(provider => Context(provider).Get());
        }
        else
        {
            services.TryAddKeyedSingleton(Name, (provider, _) => CoreFactory.Make(Name, provider));
            services.TryAddKeyedScoped(Name, (provider, _) => Context(provider).Get());
        }
    }

    /// <exception cref="InvalidOperationException">No core of that name is registered.</exception>
    internal static RegisteredCore Find(IServiceProvider provider, string name) =>
        provider.GetServices<RegisteredCore>().FirstOrDefault(core => core.Name == name)
            ?? throw new InvalidOperationException("There is no such core: call services.AddConvert first.");

    internal ConvertCore Core(IServiceProvider provider) => Name.Length == 0
        ? provider.GetRequiredService<ConvertCore>()
        : provider.GetRequiredKeyedService<ConvertCore>(Name);

    internal RequestContext Context(IServiceProvider provider) => provider.GetRequiredKeyedService<RequestContext>(Name);

    internal ConvertOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(Name);

    private ConvertHostOptions HostOptions(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<ConvertHostOptions>>().Get(Name);

    private RequestVisitors Visitors(IServiceProvider provider) => new(
        Core(provider),
        Options(provider).DataStore is not (null or InMemoryDataStore),
        provider.GetRequiredService<StandIn>(),
        provider.GetRequiredService<IOptions<ConvertVisitorOptions>>().Value,
        provider.GetService<TimeProvider>() ?? TimeProvider.System);
}
