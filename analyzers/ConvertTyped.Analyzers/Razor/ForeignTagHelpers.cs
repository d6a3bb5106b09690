using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Razor;

/// <summary>The elements and attributes that the tag helpers of the user and of other libraries handle.</summary>
internal sealed class ForeignTagHelpers
{
    private const string RazorAssembly = "Microsoft.AspNetCore.Razor";
    private const string TargetAttribute = "Microsoft.AspNetCore.Razor.TagHelpers.HtmlTargetElementAttribute";

    private const string Suffix = "TagHelper";

    private readonly HashSet<string> _elements = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _attributes = new(StringComparer.OrdinalIgnoreCase);

    public ForeignTagHelpers(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName(TargetAttribute) is not { } target)
            return;
        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assembly.Name != TagHelper.Assembly && assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(reference => reference.Name == RazorAssembly))
            .Prepend(compilation.Assembly);
        foreach (var type in assemblies.SelectMany(assembly => TypesIn(assembly.GlobalNamespace)))
            Add(type, target);
    }

    public bool HandleElement(string tag) => _elements.Contains(tag);

    public bool HandleAttribute(string attribute) => _attributes.Contains(attribute);

    private void Add(INamedTypeSymbol type, INamedTypeSymbol target)
    {
        AttributeData[] targets = [.. type.GetAttributes().Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, target))];
        foreach (var attribute in targets)
            Add(attribute);
        // Without [HtmlTargetElement], a tag helper handles the element that is named after its class: FancyLampTagHelper handles <fancy-lamp>.
        if (targets.Length == 0 && type.Name.EndsWith(Suffix, StringComparison.Ordinal))
            _elements.Add(string.Concat(type.Name.Substring(0, type.Name.Length - Suffix.Length).Select(c => char.IsUpper(c) ? $"-{c}" : $"{c}")).TrimStart('-'));
    }

    private void Add(AttributeData target)
    {
        if (target.ConstructorArguments.FirstOrDefault().Value is string tag)
            _elements.Add(tag);
        if (target.NamedArguments.FirstOrDefault(argument => argument.Key == "Attributes").Value.Value is string attributes)
            _attributes.UnionWith(attributes.Split(',').Select(attribute => attribute.Trim(' ', '[', ']')));
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => TypesIn(inner),
        INamedTypeSymbol { TypeKind: TypeKind.Class } type => TypesIn(type).Prepend(type),
        _ => [],
    });
}
