using ConvertTyped.FeatureManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.FeatureManagement;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes Microsoft.FeatureManagement evaluate Convert's features and experiences.</summary>
public static class ConvertFeatureManagementExtensions
{
    /// <summary>
    /// Makes FeatureManagement use Convert for the keys of Convert's features and experiences, and the application's own definitions for all other
    /// names. If Convert and the application define the same name, Convert takes precedence. The method affects <see cref="IFeatureManager"/>,
    /// <see cref="IVariantFeatureManager"/>, their snapshots, <c>[FeatureGate]</c> and the <c>feature</c> tag helper. You must also call
    /// <c>AddConvert</c>. You do not need to call <c>AddFeatureManagement</c>. If you call <c>AddScopedFeatureManagement</c> before this method, the
    /// services stay scoped.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configuration">The section with the application's own definitions; null means the section that FeatureManagement reads by default.</param>
    /// <returns>The builder, for the application's own filters.</returns>
    /// <example>
    /// <code>
    /// services.AddConvert();
    /// services.AddConvertFeatureManagement();
    /// </code>
    /// </example>
    public static IFeatureManagementBuilder AddConvertFeatureManagement(this IServiceCollection services, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var isScoped = services.Any(service => service is { ServiceType: var type, Lifetime: ServiceLifetime.Scoped } && type == typeof(IFeatureManager));
        var builder = (isScoped, configuration) switch
        {
            (true, null) => services.AddScopedFeatureManagement(),
            (true, _) => services.AddScopedFeatureManagement(configuration),
            (false, null) => services.AddFeatureManagement(),
            (false, _) => services.AddFeatureManagement(configuration),
        };
        if (services.Any(service => service.ServiceType == typeof(ConvertFlags)))
            return builder;
        services.TryAddSingleton<VisitorFinder>();
        services.TryAddSingleton<ConvertFlags>();
        services.TryAddScoped<FlagMemory>();
        services.Decorate<IFeatureManager>((flags, inner, _) => new BridgedFeatureManager(flags, inner));
        services.Decorate<IFeatureManagerSnapshot>((flags, inner, scope) => new BridgedFeatureManager(flags, inner, scope.GetRequiredService<FlagMemory>()));
        services.Decorate<IVariantFeatureManager>((flags, inner, _) => new BridgedVariantFeatureManager(flags, inner));
        services.Decorate<IVariantFeatureManagerSnapshot>((flags, inner, scope) => new BridgedVariantFeatureManager(flags, inner, scope.GetRequiredService<FlagMemory>()));
        return builder;
    }

    private static void Decorate<TService>(this IServiceCollection services, Func<ConvertFlags, TService, IServiceProvider, TService> decorate)
        where TService : class
    {
        for (var i = 0; i < services.Count; i++)
        {
            var original = services[i];
            if (original.ServiceType == typeof(TService) && !original.IsKeyedService)
            {
                services[i] = new(
                    typeof(TService), provider => decorate(provider.GetRequiredService<ConvertFlags>(), Create<TService>(original, provider), provider), original.Lifetime);
            }
        }
    }

    private static TService Create<TService>(ServiceDescriptor original, IServiceProvider provider) => (TService)(
        original.ImplementationInstance
        ?? original.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!));
}
