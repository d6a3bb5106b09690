namespace ConvertTyped.Analyzers.Tests.Catalogue;

/// <summary>
/// A rule's page in analyzers/rules. The parts that all pages have in common are generated, and the rest is written by hand. The severity comes from the
/// analyzer's descriptor, the generator's release file or the build target.
/// </summary>
internal sealed record RulePage(string Id, string Title, string Severity, RulePlace Place, bool HasFix)
{
    private const string FirstHeading = "## Cause\n";
    private const string LastHeading = "## Changing the severity\n";

    public string File => Repository.At("analyzers", "rules", Id + ".md");

    public string Fix => HasFix ? Place == RulePlace.CSharpAndRazor ? "yes, in C# files" : "yes" : "no";

    /// <summary>The page's row in the table of all rules.</summary>
    public string Row => $"| [{Id}]({Id}.md) | {Severity.ToLowerInvariant()} | {Place.Name} | {Fix} | {Title} |";

    /// <summary>The expected page, with its handwritten part.</summary>
    public string Render(string page)
    {
        var start = page.IndexOf(FirstHeading, StringComparison.Ordinal);
        var end = page.IndexOf(LastHeading, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{Id}.md needs the headings Cause and Changing the severity");
        return $"""
            # {Id}: {Title}

            | Severity | Reported in | Code fix |
            |---|---|---|
            | {Severity.ToLowerInvariant()} | {Place.Name} | {Fix} |

            {page[start..end]}{LastHeading}
            {Note}{Place.HowToConfigure}

            {Place.Setting(Id, Severity == "Warning" ? "none" : "warning")}

            """.ReplaceLineEndings("\n");
    }

    private string Note => Severity switch
    {
        "Info" => "The output of a build does not contain diagnostics of severity `info`. To see this diagnostic in builds, raise its severity to `warning`.\n\n",
        "Disabled" => "This rule is disabled by default. To enable it, set its severity in a `.globalconfig` file.\n\n",
        _ => "",
    };
}
