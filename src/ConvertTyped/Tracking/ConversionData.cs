using System.Globalization;

namespace ConvertTyped.Tracking;

/// <summary>Revenue and conversion data as callers give them → the goal data that Convert accepts.</summary>
internal static class ConversionData
{
    private const string Amount = "amount";

    /// <exception cref="ConversionDataException">A value is neither a string nor a finite number.</exception>
    internal static GoalDatum[] Read(decimal? revenue, IReadOnlyDictionary<string, object?>? data, UnknownKeys unknown)
    {
        if (data is null)
            return revenue is { } only ? [new(Amount, only)] : [];
        var result = new List<GoalDatum>(data.Count + 1);
        if (revenue is { } amount)
            result.Add(new(Amount, amount));
        foreach (var (key, value) in data)
        {
            if (value is null)
                continue;
            Check(key, value);
            if (AcceptedName(key) is not { } name)
                unknown.Warn(key);
            else if (!result.Exists(known => known.Key == name))
                result.Add(new(name, value));
        }

        return [.. result];
    }

    /// <summary>The name that Convert accepts for a key; null when it accepts none.</summary>
    internal static string? AcceptedName(string key) => key switch
    {
        Amount => Amount,
        "productsCount" or "products_count" => "productsCount",
        "transactionId" or "transaction_id" => "transactionId",
        "customDimension1" or "custom_dimension1" or "custom_dimension_1" => "customDimension1",
        "customDimension2" or "custom_dimension2" or "custom_dimension_2" => "customDimension2",
        "customDimension3" or "custom_dimension3" or "custom_dimension_3" => "customDimension3",
        "customDimension4" or "custom_dimension4" or "custom_dimension_4" => "customDimension4",
        "customDimension5" or "custom_dimension5" or "custom_dimension_5" => "customDimension5",
        _ => null,
    };

    private static void Check(string key, object value)
    {
        var isFinite = value switch
        {
            string => true,
            double number => double.IsFinite(number),
            float number => float.IsFinite(number),
            byte or sbyte or short or ushort or int or uint or long or ulong or decimal => true,
            _ => false,
        };
        if (!isFinite)
        {
            throw new ConversionDataException(key, string.Create(CultureInfo.InvariantCulture,
                $"The conversion data '{key}' is neither a string nor a finite number ({value.GetType().Name})."));
        }
    }
}
