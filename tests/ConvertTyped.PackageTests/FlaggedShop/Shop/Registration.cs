namespace Shop;

/// <summary>Registers FeatureManagement. To use the bridge, the application replaces only this C# file.</summary>
public static class Registration
{
    public static IFeatureManagementBuilder AddFlags(this IServiceCollection services) => services.AddFeatureManagement();
}
