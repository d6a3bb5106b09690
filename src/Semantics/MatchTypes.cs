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
    internal static readonly IReadOnlyList<string> Names =
    [
        "equals", "equalsNumber", "matches", "contains", "startsWith", "endsWith", "less", "lessEqual", "isIn", "regexMatches",
        "exists", "doesNotExist", "not_exists",
    ];

    internal static Comparison Parse(string? name) => name switch
    {
        "equals" or "equalsNumber" or "matches" => Comparison.Equal,
        "contains" => Comparison.Contains,
        "startsWith" => Comparison.StartsWith,
        "endsWith" => Comparison.EndsWith,
        "less" => Comparison.Less,
        "lessEqual" => Comparison.LessOrEqual,
        "isIn" => Comparison.IsIn,
        "regexMatches" => Comparison.Matches,
        "exists" => Comparison.Exists,
        "doesNotExist" => Comparison.Absent,
        "not_exists" => Comparison.AbsentIfKnown,
        _ => Comparison.Never,
    };

    /// <summary>The usual name of a comparison; <c>never</c> if no match type has it.</summary>
    internal static string NameOf(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "equals",
        Comparison.Contains => "contains",
        Comparison.StartsWith => "startsWith",
        Comparison.EndsWith => "endsWith",
        Comparison.Less => "less",
        Comparison.LessOrEqual => "lessEqual",
        Comparison.IsIn => "isIn",
        Comparison.Matches => "regexMatches",
        Comparison.Exists => "exists",
        Comparison.Absent => "doesNotExist",
        Comparison.AbsentIfKnown => "not_exists",
        _ => "never",
    };
}
