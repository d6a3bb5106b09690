namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes one rule as a sentence that includes the visitor's value.</summary>
internal static class RuleList
{
    internal static void Write(HtmlWriter html, RuleExplanation rule, bool isAlternative)
    {
        html.WriteMarkup(rule.Holds ? """<span class="rule yes">""" : """<span class="rule no">""");
        html.Write($"""<span class="sign" aria-hidden="true">""");
        html.WriteMarkup(rule.Holds ? "✓" : "✗");
        html.Write($"</span> ");
        if (isAlternative)
            html.Write($"or ");
        if (rule.Attribute is { } attribute)
            WriteComparison(html, rule, attribute);
        else if (rule.Match == "bucketedInto")
            html.Write($"{(rule.IsNegated ? "has no variation of" : "has a variation of")} <code>{rule.Value}</code>");
        else
            html.Write($"an invalid rule, which has the same outcome for every visitor");
        html.Write($"</span>");
    }

    private static void WriteComparison(HtmlWriter html, RuleExplanation rule, string attribute)
    {
        html.Write($"<code>{attribute}</code> {Verb(rule)}");
        if (rule.Match is not ("exists" or "doesNotExist" or "not_exists"))
            html.Write($" <code>{rule.Value}</code>");
        html.Write($""" <span class="actual">""");
        if (rule.Actual is { } actual)
            html.Write($"actual: <code>{actual}</code>");
        else
            html.Write($"not set");
        html.Write($"</span>");
    }

    private static string Verb(RuleExplanation rule) => (rule.Match, rule.IsNegated) switch
    {
        ("equals", false) => "equals",
        ("equals", true) => "does not equal",
        ("contains", false) => "contains",
        ("contains", true) => "does not contain",
        ("startsWith", false) => "starts with",
        ("startsWith", true) => "does not start with",
        ("endsWith", false) => "ends with",
        ("endsWith", true) => "does not end with",
        ("less", false) => "is less than",
        ("less", true) => "is at least",
        ("lessEqual", false) => "is at most",
        ("lessEqual", true) => "is more than",
        ("isIn", false) => "is one of",
        ("isIn", true) => "is none of",
        ("regexMatches", false) => "matches the pattern",
        ("regexMatches", true) => "does not match the pattern",
        ("exists", false) or ("doesNotExist" or "not_exists", true) => "is set",
        ("exists", true) or ("doesNotExist" or "not_exists", false) => "is not set",
        // A match type of a later version of ConvertTyped.
        _ => rule.IsNegated ? $"not {rule.Match}" : rule.Match,
    };
}
