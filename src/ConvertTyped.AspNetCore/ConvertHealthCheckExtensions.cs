using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert to health checks.</summary>
public static class ConvertHealthCheckExtensions
{
    /// <summary>Adds a <see cref="ConvertHealthCheck"/> of a core.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The core's name; empty for the unnamed one.</param>
    /// <param name="stale">How old a config's last confirmation may be; null: 30 minutes.</param>
    public static IHealthChecksBuilder AddConvert(this IHealthChecksBuilder builder, string name = "", TimeSpan? stale = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddKeyedSingleton(name, (provider, _) => new ConvertHealthCheck(
            RegisteredCore.Find(provider, name).Core(provider), stale, provider.GetService<TimeProvider>()));
        return builder.Add(new HealthCheckRegistration(
            name.Length == 0 ? "convert" : $"convert-{name}", provider => provider.GetRequiredKeyedService<ConvertHealthCheck>(name), null, null));
    }
}
