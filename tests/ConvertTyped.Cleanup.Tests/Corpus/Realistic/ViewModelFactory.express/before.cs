using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConvertTyped;

namespace Shop.ViewModelFactory;

/// <summary>Creates the view models of the shop.</summary>
public sealed class ViewModelFactory
{
    private static readonly Dictionary<string, string> Icons = new()
    {
        ["control"] = "cart",
        ["treatment"] = "page",
        ["express"] = "rocket",
    };

    private readonly ConvertContext _convert;
    private readonly Func<DateTime> _now;

    public ViewModelFactory(ConvertContext convert, Func<DateTime>? now = null)
    {
        _convert = convert;
        _now = now ?? (() => DateTime.UtcNow);
    }

    public HeaderModel Header(User? user)
    {
        var name = user?.Name ?? "guest";
        return new HeaderModel(
            Title: _convert.Experiences.CheckoutExperiment.Match("Cart", "Checkout", "Express checkout", none: "Shop"),
            Greeting: _convert.Experiences.CheckoutExperiment.Match(
                control: () => $"Hello {name}",
                treatment: () => $"Welcome {name}",
                express: () => Greet(name, _now()),
                none: () => name),
            Icon: Icon());
    }

    public FooterModel Footer()
    {
        var result = _convert.RunExperience(ExperienceKeys.CheckoutExperiment);
        if (result is null)
            return FooterModel.Empty;

        var links = new List<string> { "imprint" };
        if (result.VariationKey is "express" or "treatment")
            links.Add("fast checkout");
        if (result.VariationKey == "control")
        {
            links.Add("help");
            links.Add("contact");
        }

        return new FooterModel(links, result.ExperienceKey);
    }

    public IEnumerable<Tile> Tiles(IEnumerable<string> products)
    {
        var isExpress = _convert.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Express;
        var position = 0;
        foreach (var product in products)
        {
            position++;
            if (isExpress && position > 2)
                break;
            yield return new Tile(product, Size: isExpress ? TileSize.Large : TileSize.Small)
            {
                Badge = isExpress && product.Length > 4 ? "fast" : null,
            };
        }
    }

    public string Script()
    {
        var data = new Dictionary<string, object?>
        {
            ["checkout"] = _convert.Experiences.CheckoutExperiment.Variation.ToString(),
            ["steps"] = _convert.Experiences.CheckoutExperiment.Variation switch
            {
                CheckoutExperimentVariation.Express => 1,
                CheckoutExperimentVariation.Treatment => 1,
                _ => 3,
            },
        };
        return JsonSerializer.Serialize(data);
    }

    private string Icon()
    {
        var key = _convert.RunExperience("checkout-experiment")?.VariationKey ?? "control";
        return Icons[key];
    }

    private static string Greet(string name, DateTime now) => now.Hour < 12 ? $"Good morning {name}" : $"Good evening {name}";
}

public sealed record User(string Name);

public sealed record HeaderModel(string Title, string Greeting, string Icon);

public sealed record FooterModel(IReadOnlyList<string> Links, string? Experiment)
{
    public static FooterModel Empty { get; } = new([], null);
}

public enum TileSize
{
    Small,
    Large,
}

public sealed record Tile(string Product, TileSize Size)
{
    public string? Badge { get; init; }
}

internal static class Case
{
    internal static void Run(ConvertContext context, Action<object?> print)
    {
        var factory = new ViewModelFactory(context, () => new DateTime(2026, 11, 28, 20, 0, 0, DateTimeKind.Utc));
        print(factory.Header(null));
        print(factory.Header(new("Anna")));
        print(string.Join(", ", factory.Footer().Links));
        foreach (var tile in factory.Tiles(["lamp", "candle", "bulb"]))
            print(tile);
        print(factory.Script());
    }
}
