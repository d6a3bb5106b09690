using System.Collections.Immutable;
using ConvertTyped.Analyzers.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>
/// CVT1014: the return type of a minimal API lambda is inferred from generated code, which the request delegate generator cannot see.
/// Source generators do not see each other's output.
/// </summary>
internal sealed class LambdaReturnTypeRule() : OperationRule(OperationKind.Invocation)
{
    private const string Enabled = "true";

    private static readonly SymbolDisplayFormat Nullable =
        SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // PublishAot enables the generator, too.
    private static readonly string[] Properties = ["build_property.EnableRequestDelegateGenerator", "build_property.PublishAot"];

    /// <summary>Returns null if the project does not use the request delegate generator.</summary>
    public static LambdaReturnTypeRule? TryCreate(CompilationStartAnalysisContext context) =>
        Properties.Any(property => context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(property, out var value)
            && value.Equals(Enabled, StringComparison.OrdinalIgnoreCase))
            ? new LambdaReturnTypeRule()
            : null;

    protected override void Check(IOperation operation, Action<Diagnostic> report)
    {
        var call = (IInvocationOperation)operation;
        if (call.TargetMethod.ContainingType is not { Name: "EndpointRouteBuilderExtensions", ContainingNamespace: { Name: "Builder", ContainingNamespace.Name: "AspNetCore" } })
            return;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_Delegate && LambdaIn(argument.Value) is { } lambda)
                Check(lambda, report);
        }
    }

    private static void Check(IAnonymousFunctionOperation lambda, Action<Diagnostic> report)
    {
        IOperation[] returned = [.. ReturnedValues(lambda)];
        var generated = new GeneratedDependency(lambda.Symbol.ContainingAssembly);
        if (lambda.Syntax is not ParenthesizedLambdaExpressionSyntax { ReturnType: null } syntax || !returned.Any(generated.Has))
            return;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (lambda.SemanticModel is { } model && !generated.IsIn(lambda.Symbol.ReturnType))
            properties = properties.Add(DiagnosticProperties.ReturnType, ReturnTypeOf(lambda, returned, model).ToMinimalDisplayString(model, syntax.SpanStart, Nullable));
        report(Diagnostic.Create(RuleCatalogue.LambdaReturnType, syntax.ParameterList.GetLocation(), properties));
    }

    // The inferred type has no nullable annotation, so the annotation is derived from the returned values.
    private static ITypeSymbol ReturnTypeOf(IAnonymousFunctionOperation lambda, IOperation[] returned, SemanticModel model)
    {
        var type = lambda.Symbol.ReturnType;
        if (!Array.Exists(returned, value => model.GetTypeInfo(value.Syntax).Nullability.FlowState == NullableFlowState.MaybeNull))
            return type;
        if (!lambda.Symbol.IsAsync)
            return type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type;
        return type is INamedTypeSymbol { TypeArguments: { Length: 1 } result } task && result[0].IsReferenceType
            ? task.OriginalDefinition.Construct(result, ImmutableArray.Create(NullableAnnotation.Annotated))
            : type;
    }

    private static IAnonymousFunctionOperation? LambdaIn(IOperation? value) => value switch
    {
        IConversionOperation conversion => LambdaIn(conversion.Operand),
        IDelegateCreationOperation creation => LambdaIn(creation.Target),
        _ => value as IAnonymousFunctionOperation,
    };

    private static IEnumerable<IOperation> ReturnedValues(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child is IReturnOperation { ReturnedValue: { } value })
                yield return value;
            else if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var returned in ReturnedValues(child))
                    yield return returned;
            }
        }
    }
}
