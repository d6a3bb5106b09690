namespace Shop;

/// <summary>Registers FeatureManagement. No other file depends on it.</summary>
public static class Registration
{
    public static IFeatureManagementBuilder AddFlags(this IServiceCollection services) => services.AddFeatureManagement();
}
