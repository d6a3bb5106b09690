using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests;

/// <summary>Checks that the findings are exactly those marked in a config and its fallbacks.</summary>
internal static class LintOf
{
    public static Task<IReadOnlyList<Reported>> Lists(string lists) => Config(Configs.With(lists));

    public static Task<IReadOnlyList<Reported>> Config(string config, string? fallbacks = null)
    {
        var files = new Dictionary<string, string> { ["convert.json"] = config };
        if (fallbacks is not null)
            files["convert.fallbacks.json"] = fallbacks;
        return Analysis.FindsTheMarkedAsync(new TestProject { AdditionalFiles = files });
    }

    public static async Task Says(string lists, string message)
    {
        var found = Assert.Single(await Lists(lists));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(found.Id == "CVT0101" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, found.Severity);
    }
}
