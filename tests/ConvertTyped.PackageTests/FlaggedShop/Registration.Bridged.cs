namespace Shop;

/// <summary>Registers the bridge. No other file depends on it.</summary>
public static class Registration
{
    public static IFeatureManagementBuilder AddFlags(this IServiceCollection services)
    {
        services.AddConvert();
        return services.AddConvertFeatureManagement();
    }
}
