using ConvertTyped;

namespace Shop;

/// <summary>Turns a cart into an order.</summary>
internal sealed class Checkout(ConvertContext context)
{
    private readonly CheckoutBannerFeature _banner = context.Features.CheckoutBanner;

    public IReadOnlyList<string> Pages => context.Experiences.CheckoutExperiment.Variation switch
    {
        CheckoutExperimentVariation.Treatment => ["Order"],
        _ => ["Address", "Payment", "Review"],
    };

    public bool OffersExpressPay => context.Features.ExpressPay.IsEnabled;

    /// <summary>The line above the cart: the headline, followed by the badges of the layout, if any.</summary>
    public string Banner =>
        string.Join(" · ", [_banner.Headline, .. _banner.Layout?.Badges.OrderByDescending(badge => badge.Priority).Select(badge => badge.Text) ?? []]);

    public bool Takes(int items) => items <= _banner.MaxItems;

    public decimal Total(decimal cart) => Math.Round(cart * (100 - (decimal)_banner.Discount) / 100, 2);

    /// <summary>Tracks each order as a conversion, including later orders by the same customer.</summary>
    public decimal Pay(string orderId, decimal cart, int items)
    {
        var total = Total(cart);
        context.Goals.PurchaseCompleted.Track(revenue: total, transactionId: orderId, productsCount: items, forceMultiple: true);
        return total;
    }
}
