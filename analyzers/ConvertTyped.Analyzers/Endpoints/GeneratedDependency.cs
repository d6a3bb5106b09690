using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Endpoints;

/// <summary>Determines whether the type of an expression is unknown to a compiler that does not see the generated code.</summary>
/// <param name="project">The assembly that is compiled. Generated code in referenced assemblies is visible to all generators.</param>
internal sealed class GeneratedDependency(IAssemblySymbol project)
{
    private readonly LocalValues _locals = new();

    /// <summary>Whether the type, its element type or one of its type arguments is generated or anonymous.</summary>
    public bool IsIn(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => named.IsAnonymousType || IsUnseen(named) || named.TypeArguments.Any(IsIn),
        IArrayTypeSymbol array => IsIn(array.ElementType),
        _ => false,
    };

    public bool Has(IOperation? value) => value switch
    {
        IPropertyReferenceOperation property => IsUnseen(property.Property.ContainingType) || Has(property.Instance),
        IFieldReferenceOperation field => IsIn(field.Type) || Has(field.Instance),
        IInvocationOperation call => IsUnseen(call.TargetMethod.ContainingType) || Has(call.Instance) || (InfersFromArguments(call.TargetMethod) && call.Arguments.Any(argument => Has(argument.Value))),
        IObjectCreationOperation creation => IsIn(creation.Type),
        IConversionOperation { Syntax: CastExpressionSyntax } cast => IsIn(cast.Type),
        IConversionOperation conversion => Has(conversion.Operand),
        IConditionalAccessOperation access => Has(access.Operation) || Has(access.WhenNotNull),
        IConditionalOperation conditional => Has(conditional.WhenTrue) || Has(conditional.WhenFalse),
        ICoalesceOperation coalesce => Has(coalesce.Value) || Has(coalesce.WhenNull),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => Has(arm.Value)),
        IBinaryOperation binary => Has(binary.LeftOperand) || Has(binary.RightOperand),
        IAwaitOperation wait => Has(wait.Operation),
        ILocalReferenceOperation local => IsIn(local.Local.Type) || (IsImplicitlyTyped(local.Local) && Has(_locals.ValueOf(local))),
        IAnonymousObjectCreationOperation creation => creation.Initializers.Any(initializer => initializer is ISimpleAssignmentOperation assignment && Has(assignment.Value)),
        ITupleOperation tuple => tuple.Elements.Any(Has),
        _ => false,
    };

    private bool IsUnseen(INamedTypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type?.ContainingAssembly, project) && type.IsGeneratedByConvert();

    private static bool InfersFromArguments(IMethodSymbol method) => method.IsGenericMethod || method.IsExtensionMethod;

    private static bool IsImplicitlyTyped(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()?.Parent is not VariableDeclarationSyntax { Type.IsVar: false };
}
