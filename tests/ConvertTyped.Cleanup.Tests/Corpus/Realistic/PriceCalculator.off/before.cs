using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvertTyped;

namespace Shop.PriceCalculator;

/// <summary>The price of a basket.</summary>
public sealed class PriceCalculator(ConvertContext convert, TaxTable taxes)
{
    #region Prices

    /// <summary>The total price of a basket.</summary>
    public Price Calculate(Basket basket)
    {
        var net = basket.Items.Sum(item => item.Price);

        // The seasonal discount that the banner promises.
        var banner = convert.Features.CheckoutBanner;
        if (banner.IsEnabled)
        {
            net -= net * (decimal)(banner.Discount ?? 0) / 100;
        }

        var shipping = Shipping(basket, net);
        var tax = Math.Round((net + shipping) * taxes.Rate(basket.Country), 2);
        return new Price(net, shipping, tax);
    }

    private decimal Shipping(Basket basket, decimal net)
    {
        if (basket.Items.Count > (convert.Features.CheckoutBanner.MaxItems ?? 3))
            return 0;
        if (IsCampaign && net > 50)
            return 0;
        return basket.Country == "US" ? 5 : 12;
    }

    private bool IsCampaign
    {
        get
        {
            return convert.Features.CheckoutBanner.IsEnabled && convert.Features.CheckoutBanner.Enabled == true;
        }
    }

    #endregion

    #region Texts

    /// <summary>The text beside the price.</summary>
    public string Describe(Price price)
    {
        var parts = new List<string> { Format(price.Total) };
        if (price.Shipping == 0 && !convert.Features.CheckoutBanner.IsEnabled)
            parts.Add("free shipping");
        else if (price.Shipping == 0)
            parts.Add(convert.Features.CheckoutBanner.Headline ?? "free shipping today");

        if (convert.Features.CheckoutBanner is { IsEnabled: true, Headline: { Length: > 0 } headline })
            parts.Add(headline);

        foreach (var note in Notes(price))
            parts.Add(note);
        return string.Join(", ", parts);
    }

    private IEnumerable<string> Notes(Price price)
    {
        if (price.Tax > 0)
            yield return $"{Format(price.Tax)} tax included";

        if (convert.Features.CheckoutBanner.IsEnabled)
        {
            yield return "campaign prices";
            yield break;
        }

        if (price.Total > 100)
            yield return "thank you for a large order";
    }

    private static string Format(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    #endregion
}

public sealed record Item(string Name, decimal Price);

public sealed record Basket(string Country, IReadOnlyList<Item> Items);

public sealed record Price(decimal Net, decimal Shipping, decimal Tax)
{
    public decimal Total => Net + Shipping + Tax;
}

public sealed class TaxTable
{
    private readonly Dictionary<string, decimal> _rates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DE"] = 0.19m,
        ["FR"] = 0.2m,
    };

    public decimal Rate(string country) => _rates.TryGetValue(country, out var rate) ? rate : 0;
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var calculator = new PriceCalculator(context, new TaxTable());
        Basket[] baskets =
        [
            new("US", [new("Lamp", 20)]),
            new("DE", [new("Lamp", 20), new("Chandelier", 300)]),
            new("FR", [new("Bulb", 3), new("Bulb", 3), new("Bulb", 3), new("Bulb", 3)]),
        ];
        foreach (var basket in baskets)
        {
            var price = calculator.Calculate(basket);
            print(price);
            print(calculator.Describe(price));
        }
    }
}
