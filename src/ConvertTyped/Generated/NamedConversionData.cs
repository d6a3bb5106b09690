namespace ConvertTyped.Generated;

/// <summary>The conversion data that typed goals take as named arguments.</summary>
internal readonly record struct NamedConversionData(
    string? TransactionId,
    int? ProductsCount,
    string? CustomDimension1,
    string? CustomDimension2,
    string? CustomDimension3,
    string? CustomDimension4,
    string? CustomDimension5)
{
    private static readonly Dictionary<string, object?> Nothing = [];

    /// <summary>Combines the named arguments with <paramref name="byKey"/>. If there are no named arguments, returns <paramref name="byKey"/> itself.</summary>
    internal IReadOnlyDictionary<string, object?>? Over(IReadOnlyDictionary<string, object?>? byKey)
    {
        if (this == default)
            return byKey;
        var data = new Dictionary<string, object?>();
        Set(data, "transactionId", TransactionId);
        Set(data, "productsCount", ProductsCount);
        Set(data, "customDimension1", CustomDimension1);
        Set(data, "customDimension2", CustomDimension2);
        Set(data, "customDimension3", CustomDimension3);
        Set(data, "customDimension4", CustomDimension4);
        Set(data, "customDimension5", CustomDimension5);
        foreach (var (key, value) in byKey ?? Nothing)
            data.TryAdd(key, value);
        return data;
    }

    private static void Set(Dictionary<string, object?> data, string key, object? value)
    {
        if (value is not null)
            data[key] = value;
    }
}
