using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Recognizes calls with which a test overrides the flag: <c>Force</c>, <c>Exclude</c>, <c>Enable</c> and <c>Disable</c> of ConvertTyped.Testing.</summary>
internal static class TestOverrides
{
    private static readonly HashSet<string> Methods = ["Force", "Exclude", "Enable", "Disable"];

    /// <summary>
    /// Whether a call overrides the flag with the outcome that the cleanup keeps. If so, the call can be removed. Null if the node is not a call that
    /// overrides the flag, or if the node must not change.
    /// </summary>
    internal static bool? IsNeedless(SyntaxNode? node, FoldScope scope) =>
        scope.Frozen is null
            && node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var method } } call
            && Methods.Contains(method) && IsFlag(receiver, scope)
            ? scope.Flag.Decision switch
            {
                ExperienceDecision { Kept: null } => method == "Exclude",
                ExperienceDecision { Kept: { } kept } => method == "Force" && call.ArgumentList.Arguments.Count > 0 && Forces(call, kept, scope),
                FeatureDecision { IsOn: true } feature => method == "Enable" && call.ArgumentList.Arguments.All(argument => Gives(argument, feature, scope)),
                _ => method == "Disable",
            }
            : null;

    /// <summary>Whether a variable is never read, and its value is an override that is not needed.</summary>
    internal static bool IsNeedless(VariableDeclarationSyntax declaration, FoldScope scope) =>
        declaration.Variables.Count == 1 && declaration.Variables[0] is { Initializer.Value: { } value, Identifier.ValueText: var name }
        && IsNeedless(value, scope) == true
        && !declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().OfType<IdentifierNameSyntax>().Any(use => use.Identifier.ValueText == name);

    /// <summary>Whether the call forces a value that is only known when the test runs, such as a parameter of a theory. The test may then also cover the kept value.</summary>
    internal static bool IsUnknown(InvocationExpressionSyntax call, FoldScope scope) => IsNeedless(call, scope) == false
        && ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText == (scope.Flag.Decision is FeatureDecision ? "Enable" : "Force")
        && scope.Flag.Decision is ExperienceDecision { Kept: not null } or FeatureDecision { IsOn: true }
        && call.ArgumentList.Arguments.Any(argument => !scope.Model.GetConstantValue(argument.Expression).HasValue);

    private static bool IsFlag(ExpressionSyntax receiver, FoldScope scope) => receiver switch
    {
        MemberAccessExpressionSyntax access => scope.Flag.IsOverride(scope.Model.GetSymbolInfo(access).Symbol),
        InvocationExpressionSyntax call => scope.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "TestConvert" } method
            && method.Name == (scope.Flag.Decision is FeatureDecision ? "Feature" : "Experience")
            && FlagSymbols.IsRuntime(method.ContainingType) && scope.Flag.HasKey(call, scope.Model),
        _ => false,
    };

    private static bool Forces(InvocationExpressionSyntax call, KeptVariation kept, FoldScope scope)
    {
        var variation = call.ArgumentList.Arguments[0].Expression;
        return scope.Model.GetSymbolInfo(variation).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member
            ? member.Name == kept.MemberName
            : scope.Model.GetConstantValue(variation).Value is string name && (name == kept.Key || name == kept.Id);
    }

    /// <summary>Whether an argument such as <c>headline: "Hello"</c> gives a variable of the feature the value that the cleanup keeps.</summary>
    private static bool Gives(ArgumentSyntax argument, FeatureDecision feature, FoldScope scope) =>
        argument.NameColon is { Name.Identifier.ValueText: var name }
        && feature.Variables.FirstOrDefault(variable => string.Equals(variable.MemberName, name, StringComparison.OrdinalIgnoreCase)) is { Value: { } value }
        && Values.FlagValue.From(value) is { } kept
        && scope.Model.GetConstantValue(argument.Expression) is { HasValue: true } given
        && Values.FlagValue.From(given.Value) is { } other
        && PatternFolding.AreEqual(kept, other) == true;
}
