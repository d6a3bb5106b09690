namespace Shop;

/// <summary>Registers the bridge. No other C# file changes when the application uses the bridge.</summary>
public static class Registration
{
    public static IFeatureManagementBuilder AddFlags(this IServiceCollection services)
    {
        services.AddConvert();
        return services.AddConvertFeatureManagement();
    }
}
