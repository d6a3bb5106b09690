using System.Globalization;

namespace ConvertTyped.Tool.Simulate;

/// <summary>An attribute of simulated visitors: one value for all of them, or values with probabilities.</summary>
/// <param name="Key">The attribute's key.</param>
/// <param name="Values">The values with their probabilities, which add up to at most 1. Visitors for whom no value is drawn do not have the attribute.</param>
internal sealed record AttributeDraw(string Key, IReadOnlyList<(string Value, double Probability)> Values)
{
    public const string Form = "plan=pro, or plan=pro:0.2,free:0.8 with probabilities that add up to at most 1";

    private const double Tolerance = 1e-9;

    /// <summary>
    /// Reads an attribute in the form <c>key=value</c> or <c>key=value:probability,…</c>. Returns null if the text has neither form, or if the
    /// probabilities add up to more than 1.
    /// </summary>
    public static AttributeDraw? Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            return null;
        var (key, given) = (text[..equals], text[(equals + 1)..]);
        var values = given.Split(',').Select(Weighted).ToList();
        // A value may contain commas and colons, so the text is a list only if every part has a probability.
        if (values.Any(value => value is null))
            return new(key, [(given, 1)]);
        return values.Sum(value => value!.Value.Probability) <= 1 + Tolerance ? new(key, [.. values.Select(value => value!.Value)]) : null;
    }

    /// <summary>Draws the value for a visitor. Returns null if the visitor does not have the attribute.</summary>
    public string? Draw(Random random)
    {
        if (Values is [(var only, 1)])
            return only;
        var left = random.NextDouble();
        foreach (var (value, probability) in Values)
        {
            left -= probability;
            if (left < 0)
                return value;
        }
        return null;
    }

    private static (string Value, double Probability)? Weighted(string part)
    {
        var colon = part.LastIndexOf(':');
        return colon > 0 && double.TryParse(part[(colon + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var probability) && probability <= 1
            ? (part[..colon], probability)
            : null;
    }
}
