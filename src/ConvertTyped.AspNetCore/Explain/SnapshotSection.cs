namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes the current config: its version and age, and how it differs from the code and from the deployed config.</summary>
internal sealed class SnapshotSection(HtmlWriter html, ConfigSnapshot snapshot, ConfigFreshness freshness, DateTimeOffset now)
{
    internal void Write(ConvertOptions options, ConvertConfig? own, ConfigDrift? code)
    {
        html.Write($"""<section class="card" aria-labelledby="config"><h2 id="config">Current config</h2><dl>""");
        Row("Project", snapshot.ProjectId);
        Row("Account", snapshot.AccountId);
        Row("Version", snapshot.Version ?? "not specified");
        Row("Environment", options.Environment ?? "not set, so environments are not checked");
        Row("In use for", Age(freshness.InForceSince));
        WriteConfirmation(string.IsNullOrEmpty(options.SdkKey));
        html.Write($"<dt>Differences from your code</dt><dd>");
        WriteCodeDifferences(code);
        html.Write($"</dd><dt>Differences from the deployed config</dt><dd>");
        WriteDeployedDifferences(own);
        html.Write($"</dd></dl></section>");
    }

    private void WriteConfirmation(bool isDirect)
    {
        html.Write($"<dt>Last refresh</dt><dd>");
        if (isDirect)
            html.Write($"none, because no SDK key is set");
        else if (freshness.ConfirmedAt is { } confirmed)
            html.Write($"{Age(confirmed)} ago");
        else
            html.Write($"none yet; this is the deployed config");
        if (freshness.IsFailing)
            html.Write($""" <strong class="bad">(the last attempt failed)</strong>""");
        html.Write($"</dd>");
    }

    /// <summary>Writes the differences that are also logged. They are known once generated code has been used.</summary>
    private void WriteCodeDifferences(ConfigDrift? code)
    {
        if (code is null or { Differences.Count: 0 })
        {
            html.WriteMarkup(code is null ? "unknown, because no generated code has been used yet" : "none");
            return;
        }

        html.Write($"""<ul class="differences">""");
        foreach (var difference in code.Differences)
            html.Write($"<li>{difference.ToString()}</li>");
        html.Write($"</ul>");
    }

    private void WriteDeployedDifferences(ConvertConfig? own)
    {
        if (own is null)
        {
            html.Write($"unknown, because no config is deployed with the application");
            return;
        }

        using var core = new ConvertCore(new ConvertOptions { Config = own }).Initialize();
        var differences = SnapshotDifference.Between(core.CurrentConfig!, snapshot);
        if (differences.Count == 0)
        {
            html.Write($"none");
            return;
        }

        html.Write($"""<ul class="differences">""");
        foreach (var difference in differences)
        {
            foreach (var key in difference.Added)
                html.Write($"""<li><span class="tag new">new</span> {difference.Kind}: <code>{key}</code></li>""");
            foreach (var key in difference.Removed)
                html.Write($"""<li><span class="tag removed">removed</span> {difference.Kind}: <code>{key}</code></li>""");
        }

        html.Write($"</ul>");
    }

    private void Row(string term, string value) => html.Write($"<dt>{term}</dt><dd>{value}</dd>");

    private string Age(DateTimeOffset since)
    {
        var age = now - since;
        return age switch
        {
            { TotalSeconds: < 60 } => FormattableString.Invariant($"{Math.Max(0, age.TotalSeconds):0} s"),
            { TotalMinutes: < 60 } => FormattableString.Invariant($"{age.TotalMinutes:0} min"),
            { TotalHours: < 48 } => FormattableString.Invariant($"{age.TotalHours:0.#} h"),
            _ => FormattableString.Invariant($"{age.TotalDays:0} days"),
        };
    }
}
