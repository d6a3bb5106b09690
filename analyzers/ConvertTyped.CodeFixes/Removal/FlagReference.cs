using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>An experience or a feature that code names, by its accessor or by its key.</summary>
/// <param name="Member">The accessor's name; null if the key is known.</param>
/// <param name="Key">The key; null if the accessor is known.</param>
internal sealed record FlagReference(EntityKind Kind, string? Member, string? Key)
{
    /// <summary>Returns null if the node names no flag.</summary>
    public static FlagReference? Find(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var argument = node as ArgumentSyntax ?? node.Parent as ArgumentSyntax;
        return FromSymbol(model.GetSymbolInfo(node, cancellationToken).Symbol)
            ?? (node.Parent is MemberAccessExpressionSyntax access ? FromSymbol(model.GetSymbolInfo(access.Expression, cancellationToken).Symbol) : null)
            ?? (argument is null ? null : FromArgument(argument, model, cancellationToken));
    }

    public bool Names(EntityModel entity) => entity.Kind == Kind && (Key is null ? entity.Name.Member == Member : entity.Key == Key);

    private static FlagReference? FromSymbol(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol { ContainingType.Name: "Experiences" } when GeneratedCode.Contains(symbol) => new(EntityKind.Experience, symbol.Name, null),
        IPropertySymbol { ContainingType.Name: "Features" } when GeneratedCode.Contains(symbol) => new(EntityKind.Feature, symbol.Name, null),
        IFieldSymbol { ContainingType.Name: "ExperienceKeys", ConstantValue: string key } when GeneratedCode.Contains(symbol) => new(EntityKind.Experience, null, key),
        IFieldSymbol { ContainingType.Name: "FeatureKeys", ConstantValue: string key } when GeneratedCode.Contains(symbol) => new(EntityKind.Feature, null, key),
        _ => null,
    };

    private static FlagReference? FromArgument(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(argument.Expression, cancellationToken).Value is not string key
            || model.GetOperation(argument, cancellationToken) is not IArgumentOperation { Parameter: { } parameter })
        {
            return null;
        }

        var names = parameter.GetAttributes().Select(attribute => attribute.AttributeClass?.Name).ToList();
        return names.Contains("ExperienceKeyAttribute") ? new(EntityKind.Experience, null, key)
            : names.Contains("FeatureKeyAttribute") ? new(EntityKind.Feature, null, key)
            : null;
    }
}
