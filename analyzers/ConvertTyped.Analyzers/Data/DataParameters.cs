using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers;

internal enum DataKind
{
    VisitorAttributes,
    LocationAttributes,
    ConversionData,
}

/// <summary>Which parameters of the runtime, and of the code generated on it, take a dictionary, and of what.</summary>
internal sealed class DataParameters
{
    private const string Generator = "ConvertTyped.Generator";

    private readonly IAssemblySymbol _runtime;
    private DataParameters(IAssemblySymbol runtime) => _runtime = runtime;

    /// <summary>Null when the compilation does not know the runtime.</summary>
    public static DataParameters? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is { } context ? new DataParameters(context.ContainingAssembly) : null;

    public DataKind? KindOf(IParameterSymbol parameter) => parameter.Name switch
    {
        "attributes" or "ruleData" when IsOurs(parameter) => DataKind.VisitorAttributes,
        "locationAttributes" when IsOurs(parameter) => DataKind.LocationAttributes,
        "conversionData" when IsOurs(parameter) => DataKind.ConversionData,
        _ => null,
    };

    private bool IsOurs(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingAssembly, _runtime)
        || parameter.ContainingType.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments is { Length: > 0 } from && from[0].Value is Generator);
}
