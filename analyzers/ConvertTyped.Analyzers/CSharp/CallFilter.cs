using System.Collections.Concurrent;
using ConvertTyped.Analyzers.FeatureManagement;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.CSharp;

/// <summary>Determines from a file's text whether the file can contain a call that the rules check. Most files of a large project contain none.</summary>
internal sealed class CallFilter
{
    private const string OwnAssemblies = "ConvertTyped";
    private const string EscapedCharacter = "\\u";
    private const string OwnGenerator = "ConvertTyped.Generator";

    private static readonly string[] Markers = ["ExperienceKey", "FeatureKey", "GoalKey", "SegmentKey"];

    // Members of contexts, and of the runtime's types that accessors return.
    private static readonly string[] GeneratedCalls = ["Track", "Run", "With"];

    /// <summary>
    /// Whether a file's text seems to contain an attribute such as <c>[FeatureKey]</c>, which affects the whole project. The compiler caches the result with
    /// the file.
    /// </summary>
    private static readonly SyntaxTreeValueProvider<bool> DeclaresKeys = new(static tree =>
        !tree.FilePath.Contains(OwnGenerator) && TextOf(tree) is var text && Array.Exists(Markers, marker => IsMarked(text, marker)));

    private readonly string[]? _calls;
    private readonly ConcurrentDictionary<SyntaxTree, bool> _answers = new();

    /// <param name="calls">The names of all members that can be called with keys or data; null if every file must be checked.</param>
    private CallFilter(string[]? calls) => _calls = calls;

    public static CallFilter Create(CompilationStartAnalysisContext context, ParameterRoles roles)
    {
        IAssemblySymbol[] referenced = [.. roles.Assemblies.Where(assembly => !SymbolEqualityComparer.Default.Equals(assembly, context.Compilation.Assembly))];
        // Members in the user's code that take keys can have any name. Indexers and delegates are called without a member name.
        if (referenced.Any(assembly => !assembly.Name.StartsWith(OwnAssemblies, StringComparison.Ordinal) && !FlagParameters.IsLibrary(assembly.Name))
            || context.Compilation.SyntaxTrees.Any(tree => context.TryGetValue(tree, DeclaresKeys, out var declares) && declares))
            return new CallFilter(null);

        string[] calls =
        [
            .. referenced.SelectMany(assembly => TypesIn(assembly.GlobalNamespace))
                .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
                .Where(method => method.Parameters.Length > 0 && roles.Get(method).Any(static role => role is not (ParameterRole.None or ParameterRole.FeatureVariable)))
                .Select(NameOf)
                .Concat(GeneratedCalls)
                .Distinct(),
        ];
        // A global alias can give a type of ConvertTyped another name.
        return context.Compilation.SyntaxTrees.Any(tree => TextOf(tree).Contains("global using") && ContainsAny(tree, calls)) ? new CallFilter(null) : new CallFilter(calls);
    }

    public bool MayContainCall(SyntaxTree tree) =>
        _calls is null || (_answers.TryGetValue(tree, out var answer) ? answer : _answers.GetOrAdd(tree, ContainsAny(tree, _calls)));

    private static string NameOf(IMethodSymbol method) => method.MethodKind != MethodKind.Constructor
        ? method.Name
        : method.ContainingType.Name.EndsWith("Attribute", StringComparison.Ordinal)
            ? method.ContainingType.Name.Substring(0, method.ContainingType.Name.Length - "Attribute".Length)
            : method.ContainingType.Name;

    // A marker followed by 's' does not count: it is the name of a generated class of constants, such as ExperienceKeys or FeatureKeys.
    private static bool IsMarked(string text, string marker)
    {
        for (var at = text.IndexOf(marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + marker.Length, StringComparison.Ordinal))
        {
            if (at + marker.Length == text.Length || text[at + marker.Length] != 's')
                return true;
        }
        return false;
    }

    private static bool ContainsAny(SyntaxTree tree, string[] words)
    {
        var text = TextOf(tree);
        return Array.Exists(words, word => text.IndexOf(word, StringComparison.Ordinal) >= 0) || text.IndexOf(EscapedCharacter, StringComparison.Ordinal) >= 0;
    }

    private static string TextOf(SyntaxTree tree) => tree.GetText().ToString();

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => TypesIn(inner),
        INamedTypeSymbol type => TypesIn(type).Prepend(type),
        _ => [],
    });
}
