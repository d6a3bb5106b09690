using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>Describes members and types in review notes.</summary>
internal static class SymbolText
{
    /// <summary>The kind and the name of a symbol, for example <c>property 'Title'</c>.</summary>
    internal static string Describe(ISymbol symbol)
    {
        var isOfEnum = symbol.ContainingType?.TypeKind == TypeKind.Enum;
        var kind = symbol switch { INamedTypeSymbol => "type", IMethodSymbol => "method", IPropertySymbol => "property", IEventSymbol => "event", _ => isOfEnum ? "value" : "field" };
        // The name of an explicit implementation contains the full name of the interface.
        var parts = symbol.Name.Split('.');
        if (parts.Length > 1)
            return $"{kind} '{string.Join(".", parts.Skip(parts.Length - 2))}'";
        var isQualified = isOfEnum || symbol.ContainingType?.TypeKind == TypeKind.Interface || symbol.ContainingType is not null && IsDeclaredTwice(symbol);
        return $"{kind} '{(isQualified ? $"{symbol.ContainingType!.Name}.{symbol.Name}" : symbol.Name)}'";
    }

    /// <summary>Whether another type in the same document declares a member of the same name, so the name alone is ambiguous.</summary>
    private static bool IsDeclaredTwice(ISymbol symbol)
    {
        var root = symbol.Locations[0].SourceTree!.GetRoot();
        return root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => type.Identifier.ValueText != symbol.ContainingType.Name)
            .SelectMany(type => type is TypeDeclarationSyntax declaration ? NamesIn(declaration) : []).Contains(symbol.Name);
    }

    private static IEnumerable<string> NamesIn(TypeDeclarationSyntax type) =>
    [
        .. type is RecordDeclarationSyntax { ParameterList.Parameters: var parameters } ? parameters.Select(parameter => parameter.Identifier.ValueText) : [],
        .. type.Members.SelectMany(member => member switch
        {
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            EventDeclarationSyntax declared => [declared.Identifier.ValueText],
            BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
            _ => Enumerable.Empty<string>(),
        }),
    ];
}
