using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvertTyped;

namespace Shop.PriceCalculator;

/// <summary>The price of a basket.</summary>
public sealed class PriceCalculator(TaxTable taxes)
{
    #region Prices

    /// <summary>The total price of a basket.</summary>
    public Price Calculate(Basket basket)
    {
        var net = basket.Items.Sum(item => item.Price);

        var shipping = Shipping(basket);
        var tax = Math.Round((net + shipping) * taxes.Rate(basket.Country), 2);
        return new Price(net, shipping, tax);
    }

    private decimal Shipping(Basket basket)
    {
        if (basket.Items.Count > 3)
            return 0;
        return basket.Country == "US" ? 5 : 12;
    }

    #endregion

    #region Texts

    /// <summary>The text beside the price.</summary>
    public string Describe(Price price)
    {
        var parts = new List<string> { Format(price.Total) };
        if (price.Shipping == 0)
            parts.Add("free shipping");

        foreach (var note in Notes(price))
            parts.Add(note);
        return string.Join(", ", parts);
    }

    private IEnumerable<string> Notes(Price price)
    {
        if (price.Tax > 0)
            yield return $"{Format(price.Tax)} tax included";

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
        var calculator = new PriceCalculator(new TaxTable());
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
// Review: The method 'PriceCalculator.Shipping' no longer accesses instance members, so it can be static.
// Review: The method 'Notes' no longer accesses instance members, so it can be static.
// Review: The parameter 'context' of 'Run' is no longer read.
