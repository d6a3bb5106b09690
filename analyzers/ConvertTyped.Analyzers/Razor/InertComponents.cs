namespace ConvertTyped.Analyzers.Razor;

/// <summary>Elements in Razor files that look like components of ConvertTyped.Blazor but are sent to the browser unchanged.</summary>
internal sealed class InertComponents(ForeignComponents foreign)
{
    // The names on the left contain words that other products use, such as flag and variant.
    private static readonly IntendedElement Components = new(["ConvertFeature", "ConvertExperience", "ConvertVariation"], new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ConvertFlag"] = "ConvertFeature",
        ["ConvertToggle"] = "ConvertFeature",
        ["ConvertExperiment"] = "ConvertExperience",
        ["ConvertTest"] = "ConvertExperience",
        ["ConvertVariant"] = "ConvertVariation",
    });

    /// <summary>The message for an element that has no effect; null for any other element.</summary>
    public string? FaultOf(string tag, ComponentScope scope)
    {
        // Names of Razor components cannot contain a hyphen, so an element with a hyphen is meant to be a tag helper.
        if (tag.Contains('-'))
        {
            return Components.Find(tag.Replace("-", "")) is { } component
                ? $"Tag helpers do not work in Razor components, so every visitor sees the content of <{tag}>; use the component <{component}> from {ComponentScope.Namespace} instead"
                : null;
        }

        if (Components.Find(tag) is not { } meant || foreign.Contains(tag))
            return null;
        if (meant != tag)
            return $"<{tag}> is not a component, so every visitor sees the element's content; did you mean <{meant}>?";
        return scope.Includes
            ? null
            : $"The namespace of the component <{tag}> is not imported, so every visitor sees the element's content; add '@using {ComponentScope.Namespace}' to _Imports.razor";
    }
}
