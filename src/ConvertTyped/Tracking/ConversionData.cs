using System.Globalization;
using ConvertTyped.Attributes;
using ConvertTyped.Diagnostics;
using ConvertTyped.Semantics;

namespace ConvertTyped.Tracking;

/// <summary>Converts revenue and conversion data to the goal data that Convert accepts.</summary>
internal static class ConversionData
{
    /// <exception cref="ConversionDataException">A value other than null is neither a string nor a finite number.</exception>
    internal static GoalDatum[] Read(decimal? revenue, IReadOnlyDictionary<string, object?>? data, OnceWarnings warnings)
    {
        if (data is null)
            return revenue is { } only ? [new(ConversionKeys.Amount, only)] : [];
        var result = new List<GoalDatum>(data.Count + 1);
        if (revenue is { } amount)
            result.Add(new(ConversionKeys.Amount, amount));
        foreach (var (key, given) in data)
        {
            if (given is null || AttributeCopy.Unwrap(given) is not { } value)
                continue;
            Check(key, value);
            if (ConversionKeys.AcceptedName(key) is not { } name)
                warnings.UnknownConversionKey(key);
            else if (!result.Exists(known => known.Key == name))
                result.Add(new(name, value));
        }

        return [.. result];
    }

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
                $"The value of '{key}' in the conversion data is neither a string nor a finite number. Its type is {value.GetType().Name}."));
        }
    }
}
