namespace ConvertTyped.Analyzers.Razor;

/// <summary>Whether a Razor component can use the components of ConvertTyped.Blazor by their short names.</summary>
internal sealed class ComponentScope
{
    public const string Namespace = "ConvertTyped.Blazor";

    private const string Global = "global::";

    /// <param name="rootNamespace">The project's root namespace. Types of enclosing namespaces are in scope.</param>
    /// <param name="directives">The directives of imported files and of the component itself.</param>
    public ComponentScope(string rootNamespace, IEnumerable<RazorDirective> directives) =>
        Includes = IsWithin(rootNamespace) || directives.Any(directive => directive.Name switch
        {
            "using" => NameIn(directive) == Namespace,
            "namespace" => IsWithin(NameIn(directive)),
            _ => false,
        });

    public bool Includes { get; }

    private static string NameIn(RazorDirective directive)
    {
        var name = directive.Argument.TrimEnd(';').Trim();
        return name.StartsWith(Global, StringComparison.Ordinal) ? name.Substring(Global.Length) : name;
    }

    private static bool IsWithin(string name) => name == Namespace || name.StartsWith(Namespace + ".", StringComparison.Ordinal);
}
