using ConvertTyped.Analyzers.Razor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT1013: an element looks like a tag helper or component of ConvertTyped but is neither, so every visitor sees the element's content. Also reports a tag helper that
/// has an unknown attribute or no <c>name</c> attribute.
/// </summary>
internal sealed class InertElementRule(ForeignTagHelpers foreign, InertComponents components)
{
    private const string Directive = "@addTagHelper *, " + TagHelper.Assembly;

    // The names on the left contain words that other products use, such as flag and variant. A variation has a Blazor component, but no tag helper.
    private static readonly IntendedElement Tags = new([.. TagHelper.All.Select(helper => helper.Tag)], new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["convert-flag"] = "convert-feature",
        ["convert-toggle"] = "convert-feature",
        ["convert-experiment"] = "convert-experience",
        ["convert-test"] = "convert-experience",
        ["convert-variation"] = "convert-experience",
        ["convert-variant"] = "convert-experience",
    });

    public static DiagnosticDescriptor Descriptor => RuleCatalogue.InertElement;

    public IEnumerable<Diagnostic> Check(RazorTag tag, RazorFile file)
    {
        if (file.Scope.HelperOf(tag) is { } helper)
            return helper == TagHelper.Flag ? [] : CheckAttributes(tag, helper, file);
        return FaultOf(tag, file) is { } fault ? [Report(file, tag.NameSpan, fault)] : [];
    }

    private string? FaultOf(RazorTag tag, RazorFile file)
    {
        if (file.Components is { } scope)
            return components.FaultOf(tag.Name, scope);
        var prefix = file.Scope.Prefix;
        var name = prefix.Length > 0 && tag.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? tag.Name.Substring(prefix.Length) : tag.Name;
        if (Tags.Find(name) is not { } meant || foreign.HandleElement(name))
            return null;
        if (!meant.Equals(name, StringComparison.OrdinalIgnoreCase))
            return $"<{tag.Name}> is not a tag helper, so every visitor sees the element's content; did you mean <{prefix}{meant}>?";
        if (file.Scope.Adds(meant))
            return $"Tag helpers have the prefix '{prefix}' in this file, so every visitor sees the content of <{tag.Name}>; write <{prefix}{meant}>";
        return $"No tag helper handles <{tag.Name}> in this file, so every visitor sees the element's content; add '{Directive}' to _ViewImports.cshtml";
    }

    private IEnumerable<Diagnostic> CheckAttributes(RazorTag tag, TagHelper helper, RazorFile file)
    {
        RazorAttribute[] unknown =
            [.. tag.Attributes.Where(attribute => !helper.Attributes.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase) && !IsForeign(attribute.Name))];
        foreach (var attribute in unknown)
            yield return Report(file, attribute.NameSpan, $"The tag helper <{tag.Name}> does not support the attribute '{attribute.Name}', so the attribute has no effect; the valid attributes are {string.Join(", ", helper.Attributes)}");
        if (unknown.Length == 0 && !tag.HasCSharpAttributes && !tag.Attributes.Any(attribute => attribute.Name.Equals(TagHelper.Name, StringComparison.OrdinalIgnoreCase)))
            yield return Report(file, tag.NameSpan, $"<{tag.Name}> has no 'name' attribute, so every visitor sees the element's content; add the attribute and set it to the {helper.Kind.Word()}'s key");
    }

    // Attributes such as asp-* and data-* belong to other tag helpers and to scripts.
    private bool IsForeign(string attribute) => attribute.Contains('-') || attribute.Contains(':') || foreign.HandleAttribute(attribute);

    private static Diagnostic Report(RazorFile file, TextSpan span, string message) => Diagnostic.Create(Descriptor, file.LocationOf(span), message);
}
