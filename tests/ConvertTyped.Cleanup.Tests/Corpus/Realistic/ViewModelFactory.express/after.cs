using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ConvertTyped;

namespace Shop.ViewModelFactory;

/// <summary>Creates the view models of the shop.</summary>
public sealed class ViewModelFactory
{
    private readonly Func<DateTime> _now;

    public ViewModelFactory(Func<DateTime>? now = null)
    {
        _now = now ?? (() => DateTime.UtcNow);
    }

    public HeaderModel Header(User? user)
    {
        var name = user?.Name ?? "guest";
        return new HeaderModel(
            Title: "Express checkout",
            Greeting: Greet(name, _now()),
            Icon: "rocket");
    }

    public FooterModel Footer()
    {
        var links = new List<string> { "imprint", "fast checkout" };

        return new FooterModel(links, "checkout-experiment");
    }

    public IEnumerable<Tile> Tiles(IEnumerable<string> products)
    {
        var position = 0;
        foreach (var product in products)
        {
            position++;
            if (position > 2)
                break;
            yield return new Tile(product, Size: TileSize.Large)
            {
                Badge = product.Length > 4 ? "fast" : null,
            };
        }
    }

    public string Script()
    {
        var data = new Dictionary<string, object?>
        {
            ["checkout"] = "Express",
            ["steps"] = 1,
        };
        return JsonSerializer.Serialize(data);
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
        var factory = new ViewModelFactory(() => new DateTime(2026, 11, 28, 20, 0, 0, DateTimeKind.Utc));
        print(factory.Header(null));
        print(factory.Header(new("Anna")));
        print(string.Join(", ", factory.Footer().Links));
        foreach (var tile in factory.Tiles(["lamp", "candle", "bulb"]))
            print(tile);
        print(factory.Script());
    }
}
// Review: The string "Express checkout" may mention the kept variation.
// Review: The string "checkout-experiment" still contains the key of the flag.
// Review: The string "Express" may mention the kept variation.
// Review: The parameter 'Title' of 'HeaderModel' is now always "Express checkout".
// Review: The parameter 'Icon' of 'HeaderModel' is now always "rocket".
// Review: The solution no longer uses the property 'Empty'.
// Review: The solution no longer uses the value 'TileSize.Small'.
// Review: The parameter 'Size' of 'Tile' is now always TileSize.Large.
// Review: The parameter 'context' of 'Run' is no longer read.
