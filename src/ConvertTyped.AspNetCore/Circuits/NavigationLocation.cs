using ConvertTyped.Generated;
using Microsoft.AspNetCore.Components;

namespace ConvertTyped.AspNetCore.Circuits;

/// <summary>The location of the page that a circuit currently shows. It has the same keys as a <see cref="RequestLocation"/>.</summary>
internal sealed record NavigationLocation(NavigationManager Navigation) : TypedAttributes
{
    protected override IEnumerable<string> TypedKeys => ["url", "path", "host", "query"];

    protected override bool TryReadTyped(string key, out AttributeValue value)
    {
        var address = new Uri(Navigation.Uri);
        var text = key switch
        {
            "url" or "path" => Uri.UnescapeDataString(address.AbsolutePath),
            "host" => address.Host,
            "query" => address.Query,
            _ => null,
        };
        value = text;
        return text is not null;
    }
}
