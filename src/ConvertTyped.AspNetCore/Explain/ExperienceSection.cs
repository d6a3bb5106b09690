namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes one experience: the bar of buckets, the variations and, if the page shows a visitor, the outcome and the gates.</summary>
internal sealed class ExperienceSection(HtmlWriter html, PreviewAddress? preview)
{
    internal void Write(ExperienceExplanation explained)
    {
        Open(explained.Experience);
        WriteOutcome(explained);
        html.Write($"</header>");
        new GateList(html).Write(explained);
        AllocationBar.Write(html, explained, withVisitor: true);
        WriteVariations(explained.Experience, explained.Variation);
        html.Write($"</article>");
    }

    internal void WriteOverview(ExperienceExplanation explained)
    {
        Open(explained.Experience);
        if (explained.Experience.IsArchived)
            html.Write($"""<p class="outcome off">archived</p>""");
        html.Write($"</header>");
        AllocationBar.Write(html, explained, withVisitor: false);
        WriteVariations(explained.Experience, chosen: null);
        html.Write($"</article>");
    }

    private void Open(Experience experience)
    {
        html.Write($"""<article class="card experience"><header><div><h3><code>{experience.Key}</code></h3>""");
        if (experience.Name is { } name)
            html.Write($"""<p class="name">{name}</p>""");
        html.Write($"</div>");
    }

    private void WriteOutcome(ExperienceExplanation explained)
    {
        if (explained.Variation is not { } variation)
        {
            html.Write($"""<p class="outcome off">no variation""");
            if (explained.Origin == DecisionOrigin.Override)
                html.Write($"""<span class="origin">overridden by a test</span>""");
            html.Write($"</p>");
            return;
        }

        html.Write($"""<p class="outcome on">{variation.Key ?? variation.Id}<span class="origin">""");
        html.WriteMarkup(explained.Origin switch
        {
            DecisionOrigin.Stored => "stored decision",
            DecisionOrigin.Preview => "preview",
            DecisionOrigin.Override => "overridden by a test",
            _ => "by bucket",
        });
        html.Write($"</span></p>");
    }

    private void WriteVariations(Experience experience, Variation? chosen)
    {
        html.Write($"""<table class="variations" aria-label="Variations of {experience.Key}"><thead><tr><th scope="col">Variation</th><th scope="col">Name</th><th scope="col">Traffic</th><th scope="col">Status</th>""");
        html.WriteMarkup(preview is null ? "</tr></thead><tbody>" : """<th scope="col">Preview</th></tr></thead><tbody>""");
        for (var i = 0; i < experience.Variations.Count; i++)
            WriteVariation(experience, i, isChosen: ReferenceEquals(experience.Variations[i], chosen));
        html.Write($"</tbody></table>");
    }

    private void WriteVariation(Experience experience, int place, bool isChosen)
    {
        var variation = experience.Variations[place];
        html.WriteMarkup(isChosen ? """<tr class="chosen" aria-current="true">""" : "<tr>");
        html.Write($"""<td><span class="swatch v{AllocationBar.ColorOf(place)}"></span><code>{variation.Key ?? variation.Id}</code></td>""");
        html.Write($"<td>{variation.Name}</td><td>{variation.TrafficAllocation}%</td><td>{variation.Status ?? "running"}</td>");
        if (preview is not null)
            html.Write($"""<td><a href="{preview.For(experience, variation)}" aria-label="Preview {variation.Key ?? variation.Id} of {experience.Key}">Preview</a></td>""");
        html.Write($"</tr>");
    }
}
