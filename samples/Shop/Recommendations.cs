using ConvertTyped;

namespace Shop;

internal sealed record Product(string Name, decimal Price, int Sold, int DaysOld);

/// <summary>Recommends products to a customer.</summary>
internal sealed class Recommendations(ConvertContext context)
{
    private readonly RecommendationsFeature _feature = context.Features.Recommendations;

    public IEnumerable<Product> From(IEnumerable<Product> products) =>
        products.OrderByDescending(Score).ThenBy(product => product.Name, StringComparer.Ordinal).Take((int)_feature.Count);

    private double Score(Product product) => _feature.Weights is { } weights
        ? (weights.Popularity * product.Sold) + (weights.Recency * 1000 / (1 + product.DaysOld))
        : product.Sold;
}
