using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes one feature: whether it is on, which experience turns it on, and the values of its variables.</summary>
internal static class FeatureSection
{
    internal static void Write(HtmlWriter html, FeatureExplanation explained)
    {
        html.Write($"""<article class="card feature"><header><div><h3><code>{explained.Feature.Key}</code></h3>""");
        if (explained.Feature.Name is { } name)
            html.Write($"""<p class="name">{name}</p>""");
        html.WriteMarkup(explained.Result is null ? """</div><p class="outcome off">off</p></header>""" : """</div><p class="outcome on">on</p></header>""");
        WriteReason(html, explained);
        if (explained.Result is { Variables.Count: > 0 } result)
            WriteVariables(html, result);
        html.Write($"</article>");
    }

    private static void WriteReason(HtmlWriter html, FeatureExplanation explained)
    {
        if (explained.Origin == DecisionOrigin.Override)
        {
            html.Write($"<p>overridden by a test</p>");
            return;
        }

        if (explained.Result is { } result)
        {
            html.Write($"<p>turned on by the experience <code>{result.ExperienceKey}</code>, variation <code>{result.VariationKey}</code></p>");
            return;
        }

        if (explained.Experiences.Count == 0)
            html.Write($"<p>no experience carries this feature</p>");
        foreach (var experience in explained.Experiences)
        {
            html.Write($"<p><code>{experience.Experience.Key}</code>: ");
            if (experience.Variation is { } variation)
                html.Write($"<code>{variation.Key ?? variation.Id}</code> does not carry this feature</p>");
            else
                html.Write($"no variation for this visitor</p>");
        }
    }

    private static void WriteVariables(HtmlWriter html, FeatureResult result)
    {
        html.Write($"<dl>");
        foreach (var (name, value) in result.Variables)
            html.Write($"<dt><code>{name}</code></dt><dd><code>{TextOf(value)}</code></dd>");
        html.Write($"</dl>");
    }

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        JsonElement json => json.GetRawText(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
