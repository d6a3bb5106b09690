using ConvertTyped.AspNetCore.Features;
using ConvertTyped.AspNetCore.Visitors;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Registration;

/// <summary>Adds a <see cref="ConvertContext"/> for the visitor of each request, and feature gates. <c>AddConvert</c> finds it by name.</summary>
internal sealed class RequestIntegration : IHostIntegration
{
    public void AddTo(IServiceCollection services, RegisteredCore core)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FeatureGatePolicy>());
        services.AddHttpContextAccessor();
        services.AddOptions<ConvertVisitorOptions>()
            .Validate(visitors => !string.IsNullOrEmpty(visitors.Cookie.Name), "'Cookie.Name' must not be empty.");
        services.AddKeyedSingleton(core.Name, (provider, _) => Visitors(provider, core));
        services.AddKeyedScoped(core.Name, (provider, _) => new RequestContext(
            provider.GetRequiredKeyedService<RequestVisitors>(core.Name), provider.GetRequiredService<IHttpContextAccessor>()));
        if (core.Name.Length == 0)
            services.TryAddScoped(provider => RequestContext.Find(provider, core).Get());
        else
            services.TryAddKeyedScoped(core.Name, (provider, _) => RequestContext.Find(provider, core).Get());
    }

    private static RequestVisitors Visitors(IServiceProvider provider, RegisteredCore core) => new(
        core.Core(provider),
        core.Options(provider).DataStore is not (null or InMemoryDataStore),
        provider.GetRequiredService<EmptyCore>(),
        provider.GetRequiredService<IOptions<ConvertVisitorOptions>>().Value,
        provider.GetService<TimeProvider>() ?? TimeProvider.System);
}
