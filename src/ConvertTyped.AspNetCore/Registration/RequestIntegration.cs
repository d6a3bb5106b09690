using ConvertTyped.AspNetCore.Browser;
using ConvertTyped.AspNetCore.Caching;
using ConvertTyped.AspNetCore.Circuits;
using ConvertTyped.AspNetCore.Cookies;
using ConvertTyped.AspNetCore.Diagnostics;
using ConvertTyped.AspNetCore.Features;
using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Contexts;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Registration;

/// <summary>Adds contexts for the visitors of requests, and feature gates. <c>AddConvert</c> finds this class by its name.</summary>
internal sealed class RequestIntegration : IHostIntegration
{
    public void AddTo(IServiceCollection services, RegisteredCore core)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection();
        services.AddOptions<ConvertVisitorOptions>()
            .Validate(visitors => !string.IsNullOrEmpty(visitors.Cookie.Name), "ConvertVisitorOptions.Cookie.Name must not be empty.");
        if (services.All(service => service.ServiceType != typeof(VisitorIdentifier)))
            services.Configure<OutputCacheOptions>(cache => cache.AddBasePolicy(new PersonalResponsePolicy()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, CacheHeaderFilter>());
        services.TryAddSingleton(Identifier);
        services.TryAddScoped(provider => new CircuitScope(provider));
        services.TryAddEnumerable(ServiceDescriptor.Scoped<CircuitHandler, CircuitVisitorHandler>());
        services.TryAddScoped(provider => new CircuitVisitorState(
            provider.GetService<PersistentComponentState>(), provider.GetRequiredService<VisitorIdentifier>()));
        services.TryAddScoped(provider => new BrowserDecisionState(
            provider.GetService<PersistentComponentState>(), provider.GetRequiredService<IOptions<ConvertBrowserOptions>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FeatureGatePolicy>());
        services.AddKeyedSingleton(core.Name, (provider, _) => Contexts(provider, core));
        services.AddKeyedSingleton<ICurrentContext>(core.Name, (provider, _) => provider.GetRequiredKeyedService<RequestContexts>(core.Name));
    }

    private static VisitorIdentifier Identifier(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<ConvertVisitorOptions>>().Value;
        var logger = provider.GetService<ILoggerFactory>()?.CreateLogger(Log.Category) ?? NullLogger.Instance;
        var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        return new(new(options, logger), new VisitorCookie(options, provider.GetRequiredService<IDataProtectionProvider>(), time, logger));
    }

    private static RequestContexts Contexts(IServiceProvider provider, RegisteredCore core) => new(
        core,
        core.Core(provider),
        core.Options(provider).AsyncDataStore is not null,
        provider.GetRequiredService<EmptyCore>(),
        provider.GetRequiredService<VisitorIdentifier>(),
        provider.GetRequiredService<IHttpContextAccessor>());
}
