using ConvertTyped;
using ConvertTyped.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Replaces Convert in an application under test.</summary>
public static class TestConvertServiceCollectionExtensions
{
    /// <summary>
    /// Replaces the application's registered <see cref="ConvertCore"/> with the core of a test. Call this method after the application's own
    /// registrations, for example in <c>ConfigureTestServices</c>. The test disposes the core; the container does not.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="convert">The object that simulates Convert for the test. Applications that each use their own <see cref="TestConvert"/> are independent of one another.</param>
    /// <param name="name">The name of the core; null or empty for the unnamed core.</param>
    public static IServiceCollection UseTestConvert(this IServiceCollection services, TestConvert convert, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(convert);
        var key = string.IsNullOrEmpty(name) ? null : name;
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(ConvertCore) && Equals(services[i].ServiceKey, key))
                services.RemoveAt(i);
        }

        return key is null ? services.AddSingleton(convert.Core) : services.AddKeyedSingleton(key, convert.Core);
    }
}
