using System.Globalization;
using System.Text;

namespace ConvertTyped.BuildCost;

/// <summary>Writes source code like that of a typical application.</summary>
internal static class SampleCode
{
    private const int Methods = 12;

    /// <param name="number">The number of the page.</param>
    /// <param name="revision">A number in the code. Changing it simulates an edit.</param>
    public static string Page(int number, int revision)
    {
        var code = new StringBuilder($$"""
            namespace Shop.Pages;

            public sealed class Page{{number}}(IReadOnlyDictionary<string, decimal> prices)
            {
                private readonly List<string> _lines = [];

                public int Revision => {{revision}};

            """);
        for (var i = 0; i < Methods; i++)
        {
            code.Append(CultureInfo.InvariantCulture, $$"""

                    public async Task<string> Render{{i}}Async(string title, int count, CancellationToken cancellationToken)
                    {
                        await Task.Yield();
                        cancellationToken.ThrowIfCancellationRequested();
                        var total = prices.Where(price => price.Value > {{i}}).OrderBy(price => price.Key).Take(count).Sum(price => price.Value);
                        foreach (var (name, price) in prices)
                            _lines.Add(price switch { > 100 => $"{name}: {price:0.00}, dear", > 10 => $"{name}: {price:0.00}", _ => name.ToUpperInvariant() });
                        return $"{title}: {total:0.00}, {string.Join(", ", _lines)}";
                    }

                """);
        }
        return code.Append("}\n").ToString();
    }
}
