namespace ConvertTyped.Analyzers;

/// <summary>The keys of conversion data that Convert accepts, and the spellings that the runtime takes for the same.</summary>
internal static class ConversionKeys
{
    public static readonly IReadOnlyCollection<string> All = new HashSet<string>(
        Enumerable.Range(1, 5)
            .SelectMany(n => new[] { $"customDimension{n}", $"custom_dimension{n}", $"custom_dimension_{n}" })
            .Concat(["amount", "productsCount", "products_count", "transactionId", "transaction_id"]),
        StringComparer.Ordinal);
}
