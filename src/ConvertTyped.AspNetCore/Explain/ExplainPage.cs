namespace ConvertTyped.AspNetCore.Explain;

/// <summary>The explain page, top to bottom.</summary>
internal sealed class ExplainPage(ExplainQuestion question)
{
    /// <summary>A page of a thousand experiences helps nobody; the filter finds the others.</summary>
    private const int MostShown = 50;

    private readonly HtmlWriter _html = new();

    internal required ConvertCore Core { get; init; }

    internal required ConvertOptions Options { get; init; }

    internal required DateTimeOffset Now { get; init; }

    internal required string Path { get; init; }

    internal required PreviewAddress? Preview { get; init; }

    internal required string Style { get; init; }

    /// <summary>Null where no config came with the application.</summary>
    internal required ConvertConfig? OwnConfig { get; init; }

    internal AttributeFields Fields { get; set; } = AttributeFields.None;

    /// <summary>Null where nobody is asked about.</summary>
    internal ConvertContext? Visitor { get; set; }

    internal string ToHtml()
    {
        _html.Write($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">""");
        _html.Write($"""<meta name="color-scheme" content="light dark"><title>Convert, explained</title><style>""");
        _html.WriteMarkup(Style);
        _html.Write($"""</style></head><body><header><h1>Convert, explained</h1><p>Which visitor sees what, and why. Looking here leaves no trace.</p></header><main>""");
        if (Core.CurrentConfig is { } snapshot)
            WriteAll(snapshot);
        else
            _html.Write($"""<section class="card"><h2>No config yet</h2><p class="bad">Everything is off until a config is loaded; it is being tried in the background. The log says why it fails.</p></section>""");
        _html.Write($"</main></body></html>");
        return _html.ToString();
    }

    private void WriteAll(ConfigSnapshot snapshot)
    {
        _html.Write($"""<div class="top">""");
        new SnapshotView(_html, snapshot, Core.ConfigFreshness!, Now).Write(Options, OwnConfig);
        new QuestionView(_html, question, Fields).Write(Path);
        _html.Write($"</div>");
        if (Visitor is not null)
            WriteDecisions(snapshot, Visitor);
        else
            WriteOverview(snapshot);
    }

    private void WriteDecisions(ConfigSnapshot snapshot, ConvertContext visitor)
    {
        var view = new ExperienceView(_html, Preview);
        WriteHeading("Experiences", Shown(snapshot.Experiences).Count, snapshot.Experiences.Count);
        foreach (var experience in Shown(snapshot.Experiences))
            view.Write(visitor.ExplainExperience(experience.Key)!);
        WriteHeading("Features", Shown(snapshot.Features).Count, snapshot.Features.Count);
        _html.Write($"""<div class="features">""");
        foreach (var feature in Shown(snapshot.Features))
            FeatureView.Write(_html, visitor.ExplainFeature(feature.Key)!);
        _html.Write($"</div>");
    }

    private void WriteOverview(ConfigSnapshot snapshot)
    {
        var anybody = Core.CreateContext("nobody");
        var view = new ExperienceView(_html, Preview);
        WriteHeading("Experiences", Shown(snapshot.Experiences).Count, snapshot.Experiences.Count);
        foreach (var experience in Shown(snapshot.Experiences))
            view.WriteOverview(anybody.ExplainExperience(experience.Key)!);
    }

    private void WriteHeading(string heading, int shown, int all)
    {
        _html.Write($"""<h2 class="part">{heading} <span class="count">""");
        if (shown == all)
            _html.Write($"{all}");
        else
            _html.Write($"{shown} of {all}; the filter finds the others");
        _html.Write($"</span></h2>");
    }

    private List<TEntity> Shown<TEntity>(IReadOnlyList<TEntity> entities)
        where TEntity : ConfigEntity =>
        [.. entities.Where(entity => entity.Key.Contains(question.Filter, StringComparison.OrdinalIgnoreCase)).Take(MostShown)];
}
