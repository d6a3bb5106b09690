using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Finds test methods that override the flag with a value that the cleanup does not keep.</summary>
internal static class TestMethods
{
    private static readonly HashSet<string> Attributes =
        ["FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestMethodAttribute", "DataTestMethodAttribute"];

    /// <summary>
    /// Whether the method is a test that overrides the flag with a value that is removed. Such a test is listed and left unchanged, unless it covers only removed
    /// code and the <c>RemoveTests</c> option is set.
    /// </summary>
    internal static bool IsOfRemovedBranch(MethodDeclarationSyntax method, FoldScope scope)
    {
        if (!IsTest(method, scope) || !Overrides(method, scope).Contains(false))
            return false;
        var reason = HasSeveral(method, scope) ? "The test overrides the flag with several or non-constant values. Decide which part to keep."
            : scope.Options.RemoveTests ? null
            : "The test covers only removed code. Use '--tests' to remove the test.";
        if (reason is not null)
            scope.Leave(method, method.Identifier.Span, reason);
        return true;
    }

    /// <summary>Whether the method also tests code that is kept.</summary>
    internal static bool HasSeveral(MethodDeclarationSyntax method, FoldScope scope) => Overrides(method, scope).Contains(true);

    private static List<bool> Overrides(MethodDeclarationSyntax method, FoldScope scope) =>
        [.. method.DescendantNodes().OfType<InvocationExpressionSyntax>().SelectMany<InvocationExpressionSyntax, bool?>(
            call => TestOverrides.IsUnknown(call, scope) ? [true, false] : [TestOverrides.IsNeedless(call, scope)]).OfType<bool>()];

    internal static bool IsTest(MethodDeclarationSyntax method, FoldScope scope) => method.AttributeLists.SelectMany(list => list.Attributes)
        .Any(attribute => scope.Model.GetSymbolInfo(attribute).Symbol is { ContainingType: { } type } && Attributes.Contains(type.Name));
}
