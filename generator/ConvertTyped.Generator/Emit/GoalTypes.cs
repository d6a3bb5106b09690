namespace ConvertTyped.Generator.Emit;

/// <summary>All goals are tracked alike, so they share one type, and one more for a goal of a given visitor.</summary>
internal static class GoalTypes
{
    // The conversion data that Convert accepts besides the amount, which is the revenue.
    private const string Parameters = """
        decimal? revenue = null,
        string? transactionId = null,
        int? productsCount = null,
        string? customDimension1 = null,
        string? customDimension2 = null,
        string? customDimension3 = null,
        string? customDimension4 = null,
        string? customDimension5 = null,
        global::System.Collections.Generic.IReadOnlyDictionary<string, object?>? conversionData = null,
        bool forceMultiple = false
        """;

    private const string Docs = """
        /// <summary>Records that the visitor has reached the goal: once, unless <paramref name="forceMultiple"/> says otherwise.</summary>
        /// <param name="context">The visitor.</param>
        /// <param name="revenue">What the conversion is worth, in the project's currency.</param>
        /// <param name="transactionId">The order this conversion belongs to.</param>
        /// <param name="productsCount">How many products were bought.</param>
        /// <param name="customDimension1">Reported as custom dimension 1.</param>
        /// <param name="customDimension2">Reported as custom dimension 2.</param>
        /// <param name="customDimension3">Reported as custom dimension 3.</param>
        /// <param name="customDimension4">Reported as custom dimension 4.</param>
        /// <param name="customDimension5">Reported as custom dimension 5.</param>
        /// <param name="conversionData">Further data by key; the named arguments above win.</param>
        /// <param name="forceMultiple">Whether to record the goal even if this visitor has reached it before.</param>
        """;

    public static void Write(CodeWriter code, GenerationSettings settings)
    {
        WriteProjectGoal(code, settings);
        WriteVisitorGoal(code, settings);
    }

    private static void WriteProjectGoal(CodeWriter code, GenerationSettings settings)
    {
        code.Blank();
        code.Write($$"""
            /// <summary>A goal, to be tracked for whichever visitor reaches it.</summary>
            {{GeneratedFile.TypeAttributes(settings)}}
            {{settings.Accessibility}} readonly struct ProjectGoal
            """);
        code.Open();
        code.Write($$"""
            internal ProjectGoal(string key) => Key = key;

            /// <summary>The goal's key in Convert.</summary>
            public string Key { get; }

            {{Docs}}
            public global::ConvertTyped.ConversionResult Track(
                global::ConvertTyped.ConvertContext context,
                {{Parameters.Replace("\n", "\n    ")}})
            {
                if (transactionId is not null || productsCount is not null || customDimension1 is not null || customDimension2 is not null
                    || customDimension3 is not null || customDimension4 is not null || customDimension5 is not null)
                {
                    var data = new global::System.Collections.Generic.Dictionary<string, object?>();
                    Add(data, "transactionId", transactionId);
                    Add(data, "productsCount", productsCount);
                    Add(data, "customDimension1", customDimension1);
                    Add(data, "customDimension2", customDimension2);
                    Add(data, "customDimension3", customDimension3);
                    Add(data, "customDimension4", customDimension4);
                    Add(data, "customDimension5", customDimension5);
                    if (conversionData is not null)
                    {
                        foreach (var (key, value) in conversionData)
                            data.TryAdd(key, value);
                    }
                    conversionData = data;
                }
                return context.TrackConversion(Key, revenue, conversionData, forceMultiple);
            }

            private static void Add(global::System.Collections.Generic.Dictionary<string, object?> data, string key, object? value)
            {
                if (value is not null)
                    data[key] = value;
            }
            """);
        code.Close();
    }

    private static void WriteVisitorGoal(CodeWriter code, GenerationSettings settings)
    {
        code.Blank();
        code.Write($$"""
            /// <summary>A goal, to be tracked for the visitor of one context.</summary>
            {{GeneratedFile.TypeAttributes(settings)}}
            {{settings.Accessibility}} readonly struct VisitorGoal
            """);
        code.Open();
        code.Write($$"""
            private readonly global::ConvertTyped.ConvertContext _context;
            private readonly ProjectGoal _goal;

            internal VisitorGoal(global::ConvertTyped.ConvertContext context, ProjectGoal goal)
            {
                _context = context;
                _goal = goal;
            }

            /// <summary>The goal's key in Convert.</summary>
            public string Key => _goal.Key;

            /// <inheritdoc cref="ProjectGoal.Track"/>
            public global::ConvertTyped.ConversionResult Track(
                {{Parameters.Replace("\n", "\n    ")}})
                => _goal.Track(
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
            """);
        code.Close();
    }
}
