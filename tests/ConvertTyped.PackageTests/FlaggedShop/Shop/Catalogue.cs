namespace Shop;

public sealed class Catalogue(IVariantFeatureManager features)
{
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var flow = await features.GetVariantAsync("checkout-flow", cancellationToken);
        var recommendations = await features.GetVariantAsync("recommendations", cancellationToken);
        var layout = await features.GetVariantAsync("PageLayout", cancellationToken);
        var isInExperiment = await features.IsEnabledAsync("checkout-flow", cancellationToken);
        return $"flow {flow?.Name} {isInExperiment}, {recommendations?.Configuration["algorithm"]} x {recommendations?.Configuration.GetValue<int>("count")}, layout {layout?.Name} {layout?.Configuration.Value}";
    }
}
