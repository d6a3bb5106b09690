namespace Shop;

/// <summary>The only file that knows who answers for flags.</summary>
public static class Registration
{
    public static IFeatureManagementBuilder AddFlags(this IServiceCollection services) => services.AddFeatureManagement();
}
