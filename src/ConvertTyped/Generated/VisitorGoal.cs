namespace ConvertTyped.Generated;

/// <summary>A goal for one visitor, such as <c>context.Goals.PurchaseCompleted</c>.</summary>
public readonly struct VisitorGoal
{
    private readonly ConvertContext _context;
    private readonly ProjectGoal _goal;

    /// <summary>Creates a goal. Only generated code calls this constructor; use <c>context.Goals</c>.</summary>
    public VisitorGoal(ConvertContext context, [GoalKey] string key)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _goal = new(key);
    }

    /// <summary>The goal's key in Convert.</summary>
    public string Key => _goal.Key;

    /// <inheritdoc cref="ProjectGoal.Track"/>
    public ConversionResult Track(
        decimal? revenue = null,
        string? transactionId = null,
        int? productsCount = null,
        string? customDimension1 = null,
        string? customDimension2 = null,
        string? customDimension3 = null,
        string? customDimension4 = null,
        string? customDimension5 = null,
        IReadOnlyDictionary<string, object?>? conversionData = null,
        bool forceMultiple = false) => _goal.Track(
            _context,
            revenue,
            transactionId,
            productsCount,
            customDimension1,
            customDimension2,
            customDimension3,
            customDimension4,
            customDimension5,
            conversionData,
            forceMultiple);

    /// <summary>The goal's key.</summary>
    public override string ToString() => Key;
}
