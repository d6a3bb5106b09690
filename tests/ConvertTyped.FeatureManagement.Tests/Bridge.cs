namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>Creates a service provider with the bridge, a test's config, and the application's own flag definitions, which can use either FeatureManagement schema.</summary>
internal static class Bridge
{
    internal static ServiceProvider Start(
        TestConvert convert, string definitions = "{}", Action<IFeatureManagementBuilder>? builder = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(definitions))).Build());
        services.AddConvert();
        services.UseTestConvert(convert);
        more?.Invoke(services);
        var features = services.AddConvertFeatureManagement();
        builder?.Invoke(features);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
