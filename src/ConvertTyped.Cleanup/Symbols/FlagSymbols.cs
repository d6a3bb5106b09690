using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>Recognizes the symbols of the flag, such as its accessor and the types that are generated for it.</summary>
internal sealed class FlagSymbols
{
    private const string Runtime = "ConvertTyped";

    private readonly FlagDecision _decision;
    private readonly HashSet<string> _accessorTypes;
    private readonly HashSet<string> _variationTypes;
    private readonly HashSet<string> _valueTypes;
    private readonly HashSet<string> _overrideTypes;

    private FlagSymbols(FlagDecision decision, IReadOnlyList<ITypeSymbol> accessorTypes, IEnumerable<ITypeSymbol> overrideTypes)
    {
        _decision = decision;
        _accessorTypes = new(accessorTypes.Select(type => type.ToDisplayString()));
        _variationTypes = new(accessorTypes.SelectMany(type => type.GetMembers("Variation")).OfType<IPropertySymbol>().Select(property => property.Type.ToDisplayString()));
        _valueTypes = new(ValueTypes(accessorTypes).Select(type => type.ToDisplayString()));
        _overrideTypes = new(overrideTypes.Select(type => type.ToDisplayString()));
        Members = new(decision);
        VariationNames = [.. accessorTypes.SelectMany(type => type.GetMembers("Variation")).OfType<IPropertySymbol>().SelectMany(property => property.Type.GetMembers())
            .OfType<IFieldSymbol>().Select(member => member.Name).Where(name => name is not ("None" or "Unrecognized")).Distinct()];
    }

    internal FlagDecision Decision => _decision;

    /// <summary>The names of the flag in code: its accessor and its key.</summary>
    internal string[] Names => [_decision.AccessorName, _decision.Key];

    internal DecidedMembers Members { get; }

    /// <summary>The names of the generated enum's members that stand for the experience's variations.</summary>
    internal IReadOnlyList<string> VariationNames { get; }

    /// <summary>Whether the flag is a feature that every visitor has.</summary>
    internal bool IsOn => _decision is FeatureDecision { IsOn: true };

    /// <summary>
    /// Finds the types that are generated for the flag. Only the project with the config declares them. They are compared by full name, because each
    /// compilation has its own symbols.
    /// </summary>
    internal static FlagSymbols Find(FlagDecision decision, IEnumerable<Compilation> compilations)
    {
        var properties = compilations
            .SelectMany(compilation => compilation.GetSymbolsWithName(decision.AccessorName, SymbolFilter.Member)).OfType<IPropertySymbol>()
            .Where(property => GeneratedCode.Contains(property))
            .ToLookup(property => property.ContainingType.Name, property => property.Type);
        return new(decision, [.. properties[decision.Collection]], properties[decision.Overrides]);
    }

    /// <summary>Whether a type is the type of the flag's accessor. The members of all its instances have the decided values, regardless of where an instance comes from.</summary>
    internal bool IsAccessorType(ITypeSymbol? type) => type is not null && _accessorTypes.Contains(type.ToDisplayString());

    /// <summary>Whether a type is the enum of the experience's variations.</summary>
    internal bool IsVariationType(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } && _variationTypes.Contains(type.ToDisplayString());

    /// <summary>Whether a property is the flag's accessor on <c>Features</c> or <c>Experiences</c>.</summary>
    internal bool IsAccessor(ISymbol? symbol) =>
        symbol is IPropertySymbol property && property.Name == _decision.AccessorName
        && property.ContainingType.Name == _decision.Collection && IsAccessorType(property.Type);

    /// <summary>Whether a property is the flag's entry in a test's overrides.</summary>
    internal bool IsOverride(ISymbol? symbol) =>
        symbol is IPropertySymbol property && property.Name == _decision.AccessorName && property.ContainingType.Name == _decision.Overrides && GeneratedCode.Contains(property);

    /// <summary>Whether a method registers a service with an implementation for each variation of the experience.</summary>
    internal bool IsRegistration(ISymbol? symbol) =>
        symbol is IMethodSymbol { ContainingType.Name: "VariationServiceExtensions" } method && _decision is ExperienceDecision
        && method.Name == "AddBy" + _decision.AccessorName && GeneratedCode.Contains(method.ReducedFrom ?? method);

    /// <summary>Whether a type, a member or a constant is generated for the flag and is therefore removed with the flag.</summary>
    internal bool IsGenerated(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => IsAccessorType(type) || IsVariationType(type) || _valueTypes.Contains(type.ToDisplayString()) || _overrideTypes.Contains(type.ToDisplayString()),
        IPropertySymbol property => IsAccessor(property) || IsOverride(property),
        IMethodSymbol method => IsRegistration(method),
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member => IsVariationType(member.ContainingType),
        IFieldSymbol { IsConst: true } constant => constant.Name == _decision.AccessorName
            && constant.ContainingType.Name == (_decision is FeatureDecision ? "FeatureKeys" : "ExperienceKeys") && GeneratedCode.Contains(constant),
        _ => false,
    };

    /// <summary>The value of a <c>nameof</c> for the flag or for its generated code; null for any other <c>nameof</c>. For an alias, the value is the alias's name.</summary>
    internal string? NameIn(InvocationExpressionSyntax nameOf, SemanticModel model)
    {
        if (nameOf.ArgumentList.Arguments.Count != 1 || !IsGenerated(SymbolAt(nameOf.ArgumentList.Arguments[0].Expression, model)))
            return null;
        return nameOf.ArgumentList.Arguments[0].Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault(name => name.Parent is not TypeArgumentListSyntax)?.Identifier.ValueText;
    }

    /// <summary>The symbol that an expression refers to. For a method group that is not called, the result is the first method.</summary>
    internal static ISymbol? SymbolAt(SyntaxNode node, SemanticModel model) =>
        model.GetSymbolInfo(node) is var info && info.Symbol is { } symbol ? symbol : info.CandidateSymbols.FirstOrDefault();

    /// <summary>Whether a parameter takes a key of the flag's kind: a feature key or an experience key.</summary>
    internal bool TakesKey(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == (_decision is FeatureDecision ? "FeatureKeyAttribute" : "ExperienceKeyAttribute") && IsRuntime(attribute.AttributeClass));

    /// <summary>Whether a call evaluates the flag by its key.</summary>
    internal bool IsRun(IMethodSymbol? method, InvocationExpressionSyntax call, SemanticModel model) =>
        method?.Name == (_decision is FeatureDecision ? "RunFeature" : "RunExperience") && IsRuntime(method.ContainingType) && HasKey(call, model);

    /// <summary>Whether the first argument of a call is the flag's key.</summary>
    internal bool HasKey(InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList.Arguments.Count > 0 && IsKey(call.ArgumentList.Arguments[0].Expression, model);

    internal bool IsKey(ExpressionSyntax expression, SemanticModel model) =>
        model.GetConstantValue(expression) is { HasValue: true, Value: string text } && text == _decision.Key;

    internal static bool IsRuntime(INamedTypeSymbol? type) =>
        type is not null && (type.ContainingAssembly?.Name == Runtime || type.ContainingAssembly?.Name.StartsWith(Runtime + ".", StringComparison.Ordinal) == true);

    /// <summary>The records that the generator writes for JSON variables.</summary>
    private static List<INamedTypeSymbol> ValueTypes(IEnumerable<ITypeSymbol> accessorTypes)
    {
        var found = new List<INamedTypeSymbol>();
        var pending = new Queue<ITypeSymbol>(accessorTypes.Where(type => type.Name.EndsWith("Feature", StringComparison.Ordinal)));
        while (pending.Count > 0)
        {
            foreach (var type in pending.Dequeue().GetMembers().OfType<IPropertySymbol>().SelectMany(property => TypesIn(property.Type)))
            {
                if (type.TypeKind is TypeKind.Class or TypeKind.Struct && GeneratedCode.Contains(type) && !found.Contains(type, SymbolEqualityComparer.Default))
                {
                    found.Add(type);
                    pending.Enqueue(type);
                }
            }
        }

        return found;
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named => [(INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None), .. named.TypeArguments.SelectMany(TypesIn)],
        IArrayTypeSymbol array => TypesIn(array.ElementType),
        _ => [],
    };

    /// <summary>The value of a variation, of a <c>FeatureStatus</c> or of a constant that is not an enum member; null for any other expression.</summary>
    internal FlagValue? ConstantOf(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetSymbolInfo(expression).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member)
        {
            if (IsVariationType(member.ContainingType))
                return new VariationValue(member.Name);
            if (member.ContainingType.Name == "FeatureStatus" && IsRuntime(member.ContainingType))
                return new StatusValue(member.Name);
            return null;
        }

        return model.GetConstantValue(expression) is { HasValue: true } constant ? FlagValue.From(constant.Value) : null;
    }
}
