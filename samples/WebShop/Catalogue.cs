namespace WebShop;

/// <summary>A lamp that the shop sells.</summary>
internal sealed record Lamp(string Id, string Name, string Line, decimal Price, string Shape, string Tone);

/// <summary>The lamps that the shop sells.</summary>
internal static class Catalogue
{
    internal static IReadOnlyList<Lamp> Lamps { get; } =
    [
        new("halo", "Halo", "Pendant in spun brass", 189.00m, "pendant", "brass"),
        new("heron", "Heron", "Reading lamp with a long neck", 129.00m, "desk", "forest"),
        new("dusk", "Dusk", "Table lamp that dims itself", 96.50m, "table", "clay"),
        new("alder", "Alder", "Floor lamp in oak and linen", 249.00m, "floor", "sand"),
        new("pebble", "Pebble", "Night light, cordless", 49.99m, "globe", "sky"),
        new("foundry", "Foundry", "Workshop pendant, enameled", 164.00m, "pendant", "ink"),
    ];

    internal static Lamp? Find(string id) => Lamps.FirstOrDefault(lamp => lamp.Id == id);
}
