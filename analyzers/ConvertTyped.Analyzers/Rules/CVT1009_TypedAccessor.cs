using System.Collections.Immutable;
using ConvertTyped.Analyzers.Accessors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1009: code passes a string key to the runtime, although a typed accessor is generated for the key.</summary>
internal sealed class TypedAccessorRule(INamedTypeSymbol runtime, AccessorTable accessors) : OperationRule(OperationKind.Invocation)
{
    public static TypedAccessorRule? TryCreate(Compilation compilation, ProjectConfigs? configs) =>
        configs is not null && compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is { } runtime
            ? new TypedAccessorRule(runtime, new AccessorTable(compilation, configs))
            : null;

    protected override void Check(IOperation operation, Action<Diagnostic> report)
    {
        var call = (IInvocationOperation)operation;
        if (!SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, runtime)
            || KeyedCall.Read(call) is not { } keyed
            || accessors.Find(keyed.Kind, keyed.Key) is not { } accessor
            || !AccessorPlace.Accepts(call, accessor))
            return;

        var read = TypedRead.Read(call, accessor);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Namespace, accessor.Namespace)
            .Add(DiagnosticProperties.ExtensionMember, accessor.ExtensionMember)
            .Add(DiagnosticProperties.Accessor, accessor.Property.Name);
        if (read is not null)
            properties = properties.Add(DiagnosticProperties.Variable, read.Member);

        report(Diagnostic.Create(
            RuleCatalogue.TypedAccessor,
            keyed.Value.Syntax.GetLocation(),
            [(read?.Syntax ?? call.Syntax).GetLocation()],
            properties,
            keyed.Key,
            accessor.ExtensionMember,
            accessor.Property.Name));
    }
}
