using Shop;

namespace ConvertTyped.Shop.Tests;

public sealed class ShopTests : IDisposable
{
    private static readonly Product[] Products = [new("Old", 1, 100, 999), new("New", 1, 90, 0), new("Rare", 1, 1, 999), new("Rarer", 1, 0, 999)];

    private readonly ConvertCore _core = new ConvertCore(new ConvertOptions
    {
        Config = global::Shop.ConvertAccessors.ConvertProject.Config,
        Environment = "live",
        Transport = new() { TrackEndpoint = "http://127.0.0.1:1", MaxRetries = 0 },
    }).Initialize();

    [Fact]
    public void A_visitor_in_the_treatment_gets_one_page_with_a_discount_and_express_pay()
    {
        var checkout = Find(context => new Checkout(context), checkout => checkout.Pages.Count == 1);
        Assert.True(checkout.OffersExpressPay);
        Assert.Equal("One page to go · Free delivery", checkout.Banner);
        Assert.Equal(92.50m, checkout.Total(100));
        Assert.True(checkout.Takes(12));
        Assert.False(checkout.Takes(13));
    }

    [Fact]
    public void A_visitor_outside_the_treatment_gets_three_pages_and_pays_the_full_price()
    {
        var checkout = Find(context => new Checkout(context), checkout => checkout.Pages.Count == 3);
        Assert.False(checkout.OffersExpressPay);
        Assert.Equal("Almost there", checkout.Banner);
        Assert.Equal(100m, checkout.Total(100));
    }

    [Fact]
    public void Each_order_is_tracked_as_a_conversion()
    {
        var conversions = new List<string>();
        using var subscription = _core.On(LifecycleEvent.Conversion, (conversion, _) => conversions.Add(conversion.GoalKey));
        var checkout = new Checkout(_core.CreateContext("v"));
        checkout.Pay("1", 10, 1);
        checkout.Pay("2", 10, 1);
        Assert.Equal(["purchase_completed", "purchase_completed"], conversions);
    }

    [Fact]
    public void Adults_in_Europe_with_a_premium_plan_can_get_another_pricing_page() =>
        Assert.Equal("annual plan first, 14 days free, with savings", Find(context => new Pricing(context, "/pricing"), pricing => pricing.FirstPlan != "monthly").Show());

    [Theory]
    [InlineData("US", "pro", 30, "/pricing")]
    [InlineData("DE", "free", 30, "/pricing")]
    [InlineData("DE", "pro", 17, "/pricing")]
    [InlineData("DE", "pro", 30, "/")]
    public void Visitors_outside_the_audiences_or_the_location_see_the_fallback(string country, string plan, int age, string url) =>
        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal("monthly plan first, no trial", new Pricing(Visitor(i, country, plan, age), url).Show()));

    [Fact]
    public void Recommendations_rank_new_products_higher_for_some_visitors_and_otherwise_rank_by_sales()
    {
        Assert.Equal(["Old", "New", "Rare"], new Recommendations(_core.CreateContext("v0")).From(Products).Select(product => product.Name));
        var weighed = Find(context => new Recommendations(context), found => found.From(Products).First().Name == "New");
        Assert.Equal(4, weighed.From(Products).Count());
    }

    public void Dispose() => _core.Dispose();

    private ConvertContext Visitor(int number, string country = "DE", string plan = "pro", int age = 30) =>
        _core.CreateContext("visitor-" + number, new Customer("", country, plan, age, 0).Attributes);

    /// <summary>The result for the first visitor whose result satisfies the condition.</summary>
    private T Find<T>(Func<ConvertContext, T> get, Func<T, bool> isWanted)
    {
        for (var i = 0; i < 1000; i++)
        {
            if (get(Visitor(i)) is { } found && isWanted(found))
                return found;
        }

        throw new InvalidOperationException("No visitor satisfies the condition.");
    }
}
