namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes the explain page.</summary>
internal sealed class ExplainPage(ExplainForm form)
{
    /// <summary>The largest number of experiences, and of features, on the page. Users can find the others with the filter.</summary>
    private const int MostShown = 50;

    private readonly HtmlWriter _html = new();
    private ExplainForm _form = form;

    internal required ConvertCore Core { get; init; }

    internal required ConvertOptions Options { get; init; }

    internal required DateTimeOffset Now { get; init; }

    internal required string Path { get; init; }

    internal required PreviewAddress? Preview { get; init; }

    internal required string Style { get; init; }

    /// <summary>The config that is deployed with the application; null if no config is deployed.</summary>
    internal required ConvertConfig? OwnConfig { get; init; }

    internal AttributeFields Fields { get; set; } = AttributeFields.None;

    /// <summary>The context of the visitor; null if the page does not show the decisions of a visitor.</summary>
    internal ConvertContext? Visitor { get; set; }

    /// <summary>Fills the form with the values that the decisions depend on, if the page shows the visitor who opened it.</summary>
    internal void FillForm() => _form = Visitor is null ? _form : _form.WithValuesOf(Visitor);

    internal string ToHtml()
    {
        _html.Write($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""");
        _html.Write($"""<meta name="color-scheme" content="light dark"><title>Convert's decisions explained</title><style>""");
        _html.WriteMarkup(Style);
        _html.Write($"""</style></head><body><header><h1>Convert's decisions explained</h1><p>This page shows which variation each visitor gets, and why. Nothing is stored or tracked for the visitors that you look up here.</p></header><main>""");
        if (Core.CurrentConfig is { } snapshot)
            WriteAll(snapshot);
        else
            _html.Write($"""<section class="card"><h2>No config yet</h2><p class="bad">Until a config is loaded, every feature is off, and no visitor gets a variation. The application keeps trying to load a config in the background. The log says why loading has failed.</p></section>""");
        _html.Write($"</main></body></html>");
        return _html.ToString();
    }

    private void WriteAll(ConfigSnapshot snapshot)
    {
        _html.Write($"""<div class="top">""");
        new SnapshotSection(_html, snapshot, Core.ConfigFreshness!, Now).Write(Options, OwnConfig, Core.Parts.Manifests.Find(snapshot));
        new FormSection(_html, _form, Fields).Write(Path);
        _html.Write($"</div>");
        if (Visitor is not null)
            WriteDecisions(snapshot, Visitor);
        else
            WriteOverview(snapshot);
    }

    private void WriteDecisions(ConfigSnapshot snapshot, ConvertContext visitor)
    {
        var section = new ExperienceSection(_html, Preview);
        foreach (var experience in WriteHeading("Experiences", snapshot.Experiences))
            section.Write(visitor.ExplainExperience(experience.Key)!);
        var features = WriteHeading("Features", snapshot.Features);
        _html.Write($"""<div class="features">""");
        foreach (var feature in features)
            FeatureSection.Write(_html, visitor.ExplainFeature(feature.Key)!);
        _html.Write($"</div>");
    }

    private void WriteOverview(ConfigSnapshot snapshot)
    {
        var anybody = Core.CreateContext("nobody");
        var section = new ExperienceSection(_html, Preview);
        foreach (var experience in WriteHeading("Experiences", snapshot.Experiences))
            section.WriteOverview(anybody.ExplainExperience(experience.Key)!);
    }

    /// <summary>Writes the heading of a list, and returns the entities to show.</summary>
    private List<TEntity> WriteHeading<TEntity>(string heading, IReadOnlyList<TEntity> all)
        where TEntity : ConfigEntity
    {
        var matching = all.Where(entity => entity.Key.Contains(_form.Filter, StringComparison.OrdinalIgnoreCase)).ToList();
        List<TEntity> shown = [.. matching.Take(MostShown)];
        _html.Write($"""<h2 class="part">{heading} <span class="count">{shown.Count}""");
        if (shown.Count < all.Count)
            _html.Write($" of {all.Count}");
        if (shown.Count < matching.Count && _form.Filter.Length == 0)
            _html.Write($"; use the filter to find the others");
        else if (shown.Count < matching.Count)
            _html.Write($"; the filter matches {matching.Count - shown.Count} more");
        _html.Write($"</span></h2>");
        return shown;
    }
}
