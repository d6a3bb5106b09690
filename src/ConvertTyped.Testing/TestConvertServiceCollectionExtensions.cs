using ConvertTyped;
using ConvertTyped.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a test's Convert into an application under test.</summary>
public static class TestConvertServiceCollectionExtensions
{
    /// <summary>
    /// Has whatever asks for the <see cref="ConvertCore"/> get the test's, in place of what the application has registered. To be called after
    /// that: in <c>ConfigureTestServices</c>. The test disposes it, not the container.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="convert">The test's Convert. Factories that have one each know nothing of one another.</param>
    /// <param name="name">The key of a keyed core; null for the one without.</param>
    public static IServiceCollection UseTestConvert(this IServiceCollection services, TestConvert convert, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(convert);
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(ConvertCore) && Equals(services[i].ServiceKey, name))
                services.RemoveAt(i);
        }

        return name is null ? services.AddSingleton(convert.Core) : services.AddKeyedSingleton(name, convert.Core);
    }
}
