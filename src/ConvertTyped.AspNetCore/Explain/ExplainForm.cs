using System.Globalization;
using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>The form of the explain page: the id and attributes of a visitor. The form is posted, so that no visitor id appears in access logs.</summary>
internal sealed record ExplainForm
{
    internal const string VisitorField = "visitor";
    internal const string FilterField = "filter";
    internal const string AttributePrefix = "attribute.";
    internal const string LocationPrefix = "location.";

    private const int LongestValue = 4096;

    /// <summary>Whether the form was submitted. Otherwise, the page shows the visitor who opens it, unless this visitor is new.</summary>
    internal bool IsSubmitted { get; init; }

    internal string Visitor { get; init; } = "";

    internal string Filter { get; init; } = "";

    internal IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, string> Location { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The attributes of the visitor who opens the page, as the application reads them from the request; null if the application returns none or the
    /// form was submitted.
    /// </summary>
    internal IReadOnlyDictionary<string, object?>? OwnAttributes { get; init; }

    /// <summary>The location attributes of the visitor who opens the page; null if the application returns none or the form was submitted.</summary>
    internal IReadOnlyDictionary<string, object?>? OwnLocation { get; init; }

    internal bool HasVisitor => VisitorIds.IsUsable(Visitor);

    internal static ExplainForm Read(IFormCollection form) => new()
    {
        IsSubmitted = true,
        Visitor = form[VisitorField].ToString().Trim(),
        Filter = form[FilterField].ToString().Trim(),
        Attributes = Given(form, AttributePrefix),
        Location = Given(form, LocationPrefix),
    };

    /// <summary>The attributes, or location attributes, to create a context with; null if the form has no values for them.</summary>
    internal static IReadOnlyDictionary<string, object?>? ForContext(IReadOnlyDictionary<string, string> given) =>
        given.Count == 0 ? null : given.ToDictionary(entry => entry.Key, entry => (object?)entry.Value);

    /// <summary>
    /// Returns a copy of the form with the values of the visitor's context, or this form if it was submitted. Lists and maps are omitted, because they do
    /// not fit into a field.
    /// </summary>
    internal ExplainForm WithValuesOf(ConvertContext visitor) => IsSubmitted ? this : this with
    {
        Attributes = Texts(visitor.Attributes),
        Location = OwnLocation is null ? Location : Texts(OwnLocation),
    };

    private static Dictionary<string, string> Texts(IReadOnlyDictionary<string, object?> values) => values
        .Where(entry => entry.Value is string or bool or IFormattable)
        .ToDictionary(entry => entry.Key, entry => TextOf(entry.Value!), StringComparer.Ordinal);

    private static string TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Dictionary<string, string> Given(IFormCollection form, string prefix) => form
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Value.ToString() is { Length: > 0 and <= LongestValue })
        .ToDictionary(field => field.Key[prefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
}
