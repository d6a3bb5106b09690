namespace ConvertTyped.Analyzers;

/// <summary>The names under which a diagnostic tells its code fix what to do.</summary>
internal static class FixFacts
{
    /// <summary>The text that the string should have had. The first additional location is the expression to change.</summary>
    public const string Replacement = nameof(Replacement);
}
