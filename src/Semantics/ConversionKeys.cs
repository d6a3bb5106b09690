namespace ConvertTyped.Semantics;

/// <summary>The keys of conversion data that Convert accepts, and their other spellings.</summary>
internal static class ConversionKeys
{
    internal const string Amount = "amount";

    private static readonly Dictionary<string, string> Accepted = new(StringComparer.Ordinal)
    {
        [Amount] = Amount,
        ["productsCount"] = "productsCount",
        ["products_count"] = "productsCount",
        ["transactionId"] = "transactionId",
        ["transaction_id"] = "transactionId",
        ["customDimension1"] = "customDimension1",
        ["custom_dimension1"] = "customDimension1",
        ["custom_dimension_1"] = "customDimension1",
        ["customDimension2"] = "customDimension2",
        ["custom_dimension2"] = "customDimension2",
        ["custom_dimension_2"] = "customDimension2",
        ["customDimension3"] = "customDimension3",
        ["custom_dimension3"] = "customDimension3",
        ["custom_dimension_3"] = "customDimension3",
        ["customDimension4"] = "customDimension4",
        ["custom_dimension4"] = "customDimension4",
        ["custom_dimension_4"] = "customDimension4",
        ["customDimension5"] = "customDimension5",
        ["custom_dimension5"] = "customDimension5",
        ["custom_dimension_5"] = "customDimension5",
    };

    /// <summary>All spellings of keys that Convert accepts.</summary>
    internal static IReadOnlyCollection<string> All => Accepted.Keys;

    /// <summary>The name under which Convert accepts a key; null if Convert does not accept the key.</summary>
    internal static string? AcceptedName(string key) => Accepted.TryGetValue(key, out var name) ? name : null;
}
