using ConvertTyped.Analyzers.Dictionaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1007: a conversion data value is not finite or has an unsupported type, so the runtime throws a <c>ConversionDataException</c>.</summary>
internal sealed class ConversionValueRule() : DictionaryRule(RuleCatalogue.ConversionValue, ParameterRole.ConversionData)
{
    protected override Diagnostic? Check(ParameterRole role, string name, DictionaryEntry entry, ProjectConfigs configs)
    {
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

    // Describes a type whose values are not accepted. Null if values of the type are accepted or may be accepted.
    private static string? FaultOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => FaultOf(nullable.TypeArguments[0]),
        { SpecialType: SpecialType.System_Boolean } => "a boolean",
        { SpecialType: SpecialType.System_String or SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double } => null,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => null,
        { SpecialType: SpecialType.System_ValueType } => null,
        { TypeKind: TypeKind.TypeParameter or TypeKind.Error } => null,
        not null when IsWrapper(type) => null,
        not null when IsCollection(type) => "a list",
        _ when IsOpen(type) => null,
        { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Enum } => "an enum",
        _ => $"of type '{type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'",
    };

    /// <summary>Whether the runtime unwraps values of the type. What they contain is known only at run time.</summary>
    private static bool IsWrapper(ITypeSymbol type) => (type.ContainingNamespace?.ToDisplayString(), type.Name)
        is ("Microsoft.Extensions.Primitives", "StringValues") or ("System.Text.Json", "JsonElement") or ("System.Text.Json.Nodes", "JsonNode" or "JsonValue")
            or ("Newtonsoft.Json.Linq", "JToken" or "JValue" or "JRaw");

    private static bool IsCollection(ITypeSymbol type) => type.TypeKind == TypeKind.Array || type.AllInterfaces.Add((type as INamedTypeSymbol)!).Any(candidate =>
        candidate?.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T);
}
