namespace Shop;

public sealed class Checkout(IFeatureManager features, IFeatureManagerSnapshot snapshot)
{
    public async Task<string> DescribeAsync()
    {
        var parts = new List<string>();
        if (await features.IsEnabledAsync("checkout-banner"))
            parts.Add("banner");
        if (!await features.IsEnabledAsync("old-footer"))
            parts.Add("new footer");
        parts.Add(await snapshot.IsEnabledAsync("beta-dashboard") ? "beta" : "stable");
        parts.Add(await features.IsEnabledAsync("vip-pricing", new TargetingContext { UserId = "carla", Groups = ["vip"] }) ? "vip prices" : "list prices");
        parts.Add(await features.IsEnabledAsync("CountryTax", new Account("DE")) ? "with tax" : "without tax");
        var both = await Task.WhenAll(features.IsEnabledAsync("loyalty-points"), features.IsEnabledAsync("MaintenanceMode"));
        parts.Add(both[0] && !both[1] ? "points" : "no points");
        return string.Join(", ", parts);
    }
}
