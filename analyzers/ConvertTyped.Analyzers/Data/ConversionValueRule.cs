using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers;

/// <summary>CVT1007: conversion data of a type that the runtime throws a <c>ConversionDataException</c> for.</summary>
internal static class ConversionValueRule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.ConversionValue, "Conversion data that throws at run time", "Conversion data is strings and finite numbers; '{0}' is {1}, which throws at run time",
        RuleHelp.Usage, DiagnosticSeverity.Error, true, helpLinkUri: RuleHelp.Link(RuleIds.ConversionValue));

    public static Diagnostic? Check(DataKind kind, string name, DictionaryEntry entry)
    {
        if (kind != DataKind.ConversionData)
            return null;
        var value = entry.Value;
        while (value is IConversionOperation { IsTryCast: false } conversion && IsOpen(conversion.Type))
            value = conversion.Operand;
        var fault = value.ConstantValue is { HasValue: true, Value: var constant }
            ? constant is double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity ? "not finite"
                : constant is null ? null : FaultOf(value.Type)
            : FaultOf(value.Type);
        return fault is null ? null : Diagnostic.Create(Descriptor, value.Syntax.GetLocation(), name, fault);
    }

    private static bool IsOpen(ITypeSymbol? type) => type is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic or TypeKind.Interface };

    // Null: the type's values are accepted, or may be.
    private static string? FaultOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => FaultOf(nullable.TypeArguments[0]),
        { SpecialType: SpecialType.System_Boolean } => "a boolean",
        { SpecialType: SpecialType.System_String or SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double } => null,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => null,
        { SpecialType: SpecialType.System_ValueType or SpecialType.System_Enum } => null,
        { TypeKind: TypeKind.TypeParameter or TypeKind.Error } => null,
        not null when IsCollection(type) => "a list",
        _ when IsOpen(type) => null,
        { TypeKind: TypeKind.Enum } => "an enum",
        _ => $"of type '{type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
    };

    // A string enumerates its characters, but is no collection.
    private static bool IsCollection(ITypeSymbol type) => type.TypeKind == TypeKind.Array || type.AllInterfaces.Add((type as INamedTypeSymbol)!).Any(candidate =>
        candidate?.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T);
}
