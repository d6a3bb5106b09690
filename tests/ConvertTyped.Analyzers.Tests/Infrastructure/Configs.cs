namespace ConvertTyped.Analyzers.Tests;

internal static class Configs
{
    public static readonly string Shop = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    /// <summary>A config with these lists and the required members.</summary>
    public static string With(string lists) => $$"""
        {
          "account_id": "1",
          "project": { "id": "2" },
          {{lists}}
        }
        """;
}
