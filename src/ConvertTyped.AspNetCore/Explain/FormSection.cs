namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes the form for a visitor, with a field for each attribute that the audiences and locations of the experiences read.</summary>
internal sealed class FormSection(HtmlWriter html, ExplainForm form, AttributeFields fields)
{
    internal void Write(string path)
    {
        html.Write($"""<section class="card" aria-labelledby="who"><h2 id="who">Visitor</h2><form method="post" action="{path}">""");
        html.Write($"""<label>Visitor id<input name="{ExplainForm.VisitorField}" value="{form.Visitor}" maxlength="256" autocomplete="off" spellcheck="false"></label>""");
        if (form.Visitor.Length > 0 && !form.HasVisitor)
            html.Write($"""<p class="bad" role="alert">This is not a valid visitor id. An id must not be blank or longer than 256 characters, or contain control characters or invalid Unicode.</p>""");
        WriteFields("Attributes", ExplainForm.AttributePrefix, fields.Attributes, form.Attributes);
        WriteFields("Location", ExplainForm.LocationPrefix, fields.Location, form.Location);
        html.Write($"""<label>Filter by key<input name="{ExplainForm.FilterField}" value="{form.Filter}" autocomplete="off" spellcheck="false"></label>""");
        html.Write($"""<button>Explain</button></form></section>""");
    }

    private void WriteFields(string legend, string prefix, IReadOnlyList<string> keys, IReadOnlyDictionary<string, string> given)
    {
        if (keys.Count == 0)
            return;
        html.Write($"<fieldset><legend>{legend}</legend>");
        foreach (var key in keys)
            html.Write($"""<label>{key}<input name="{prefix}{key}" value="{given.GetValueOrDefault(key)}" autocomplete="off" spellcheck="false" placeholder="not set"></label>""");
        html.Write($"</fieldset>");
    }
}
