namespace ConvertTyped.Semantics;

/// <summary>How a rule item compares values. Unknown match types and invalid items are <see cref="Never"/>.</summary>
internal enum Comparison
{
    Never,
    Equal,
    Contains,
    StartsWith,
    EndsWith,
    Less,
    LessOrEqual,
    IsIn,
    Matches,
    Exists,
    Absent,
    AbsentIfKnown,
}

/// <summary>The match types of Convert. Their names are case-sensitive.</summary>
internal static class MatchTypes
{
    /// <summary>The match types and their comparisons. If several match types share a comparison, the first of them is its usual name.</summary>
    private static readonly (string Name, Comparison Comparison)[] All =
    [
        ("equals", Comparison.Equal),
        ("equalsNumber", Comparison.Equal),
        ("matches", Comparison.Equal),
        ("contains", Comparison.Contains),
        ("startsWith", Comparison.StartsWith),
        ("endsWith", Comparison.EndsWith),
        ("less", Comparison.Less),
        ("lessEqual", Comparison.LessOrEqual),
        ("isIn", Comparison.IsIn),
        ("regexMatches", Comparison.Matches),
        ("exists", Comparison.Exists),
        ("doesNotExist", Comparison.Absent),
        ("not_exists", Comparison.AbsentIfKnown),
    ];

    internal static IReadOnlyList<string> Names => Array.ConvertAll(All, type => type.Name);

    internal static Comparison Parse(string? name)
    {
        foreach (var type in All)
        {
            if (type.Name == name)
                return type.Comparison;
        }

        return Comparison.Never;
    }

    /// <summary>The usual name of a comparison; <c>never</c> if no match type uses the comparison.</summary>
    internal static string NameOf(Comparison comparison)
    {
        foreach (var type in All)
        {
            if (type.Comparison == comparison)
                return type.Name;
        }

        return "never";
    }
}
