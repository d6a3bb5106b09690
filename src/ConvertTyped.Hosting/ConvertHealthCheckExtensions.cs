using ConvertTyped.Hosting;
using ConvertTyped.Hosting.Cores;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert to health checks.</summary>
public static class ConvertHealthCheckExtensions
{
    /// <summary>Adds a <see cref="ConvertHealthCheck"/> for a core.</summary>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="name">The name of the core; empty for the unnamed core.</param>
    /// <param name="stale">How old the config may be while it cannot be refreshed; an older config is reported as stale. Null means 30 minutes.</param>
    /// <example>
    /// <code>
    /// builder.Services.AddHealthChecks().AddConvert();
    /// </code>
    /// </example>
    public static IHealthChecksBuilder AddConvert(this IHealthChecksBuilder builder, string name = "", TimeSpan? stale = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddKeyedSingleton(name, (provider, _) => new ConvertHealthCheck(
            RegisteredCore.Find(provider, name).Core(provider), stale, provider.GetService<TimeProvider>()));
        return builder.Add(new HealthCheckRegistration(
            name.Length == 0 ? "convert" : $"convert-{name}", provider => provider.GetRequiredKeyedService<ConvertHealthCheck>(name), null, null));
    }
}
