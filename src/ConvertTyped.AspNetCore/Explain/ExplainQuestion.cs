using ConvertTyped.AspNetCore.Visitors;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Whom the page is asked about, and with which attributes. Asked by POST, so that no visitor's id gets into an access log.</summary>
internal sealed record ExplainQuestion
{
    internal const string VisitorField = "visitor";
    internal const string FilterField = "filter";
    internal const string AttributePrefix = "attribute.";
    internal const string LocationPrefix = "location.";

    private const int LongestValue = 4096;

    internal string Visitor { get; init; } = "";

    internal string Filter { get; init; } = "";

    internal IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    internal IReadOnlyDictionary<string, string> Location { get; init; } = new Dictionary<string, string>();

    internal bool HasVisitor => VisitorIds.IsUsable(Visitor);

    internal static ExplainQuestion Of(IFormCollection form) => new()
    {
        Visitor = form[VisitorField].ToString().Trim(),
        Filter = form[FilterField].ToString().Trim(),
        Attributes = Given(form, AttributePrefix),
        Location = Given(form, LocationPrefix),
    };

    /// <summary>Null where nothing was given, so that what was set for the visitor before holds.</summary>
    internal static IReadOnlyDictionary<string, object?>? ForContext(IReadOnlyDictionary<string, string> given) =>
        given.Count == 0 ? null : given.ToDictionary(entry => entry.Key, entry => (object?)entry.Value);

    private static Dictionary<string, string> Given(IFormCollection form, string prefix) => form
        .Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Value.ToString() is { Length: > 0 and <= LongestValue })
        .ToDictionary(field => field.Key[prefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
}
