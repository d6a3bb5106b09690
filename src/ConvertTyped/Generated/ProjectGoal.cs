namespace ConvertTyped.Generated;

/// <summary>A goal of the project, such as <c>Goals.PurchaseCompleted</c>. You can track it for any visitor.</summary>
public readonly struct ProjectGoal
{
    /// <summary>Creates a goal. Only generated code calls this constructor; use the generated <c>Goals</c> class.</summary>
    public ProjectGoal([GoalKey] string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Key = key;
    }

    /// <summary>The goal's key in Convert.</summary>
    public string Key { get; }

    /// <summary>
    /// Counts a conversion towards the goal. Further conversions by the same visitor are ignored unless <paramref name="forceMultiple"/> is true.
    /// </summary>
    /// <param name="context">The context of the visitor who reached the goal.</param>
    /// <param name="revenue">The value of the conversion, in the project's currency; null if there is no value.</param>
    /// <param name="transactionId">The id of the order that the conversion belongs to; null if there is none.</param>
    /// <param name="productsCount">The number of products that the visitor bought; null if the number is not known.</param>
    /// <param name="customDimension1">The value of custom dimension 1; null if there is none.</param>
    /// <param name="customDimension2">The value of custom dimension 2; null if there is none.</param>
    /// <param name="customDimension3">The value of custom dimension 3; null if there is none.</param>
    /// <param name="customDimension4">The value of custom dimension 4; null if there is none.</param>
    /// <param name="customDimension5">The value of custom dimension 5; null if there is none.</param>
    /// <param name="conversionData">Further data about the conversion, by key. The other arguments of the call take precedence.</param>
    /// <param name="forceMultiple">Whether to count the conversion even if the visitor has already reached the goal.</param>
    /// <exception cref="ConversionDataException">
    /// A value of <paramref name="conversionData"/> other than null is neither a string nor a finite number.
    /// </exception>
    public ConversionResult Track(
        ConvertContext context,
        decimal? revenue = null,
        string? transactionId = null,
        int? productsCount = null,
        string? customDimension1 = null,
        string? customDimension2 = null,
        string? customDimension3 = null,
        string? customDimension4 = null,
        string? customDimension5 = null,
        IReadOnlyDictionary<string, object?>? conversionData = null,
        bool forceMultiple = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        var named = new NamedConversionData(transactionId, productsCount, customDimension1, customDimension2, customDimension3, customDimension4, customDimension5);
        return context.TrackConversion(Key, revenue, named.Over(conversionData), forceMultiple);
    }

    /// <summary>The goal's key.</summary>
    public override string ToString() => Key;
}
