using ConvertTyped.Analyzers.Accessors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvertTyped.Analyzers.Rules;

/// <summary>CVT1017: a file imports the accessors of two namespaces, so the compiler cannot choose between their members.</summary>
/// <param name="namespaces">The namespaces of accessors.</param>
/// <param name="names">The names of types that more than one of the namespaces declares.</param>
/// <param name="imported">The namespace that the generated code imports in every file; null if there is no such namespace.</param>
internal sealed class AmbiguousAccessorsRule(HashSet<string> namespaces, HashSet<string> names, string? imported)
{
    /// <summary>Returns null unless the project can use the accessors of several namespaces.</summary>
    public static AmbiguousAccessorsRule? TryCreate(CompilationStartAnalysisContext context)
    {
        var referenced = ReferencedAccessors.Find(context.Compilation);
        var own = ProjectConfigs.Find(context);
        var namespaces = new HashSet<string>(referenced.Select(accessors => accessors.Namespace).Concat(own.Select(config => config.Settings.Namespace)), StringComparer.Ordinal);
        if (namespaces.Count < 2)
            return null;
        var names =
            from name in namespaces
            from type in TypesIn(name, context.Compilation)
            group type by type into types
            where types.Count() > 1
            select types.Key;
        return new AmbiguousAccessorsRule(namespaces, new(names, StringComparer.Ordinal), own is [{ Settings: { GlobalUsing: true } only }] ? only.Namespace : null);
    }

    public void Check(SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        var found =
            from name in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>()
            where names.Contains(name.Identifier.ValueText) || ExtensionMemberName.Is(name.Identifier.ValueText)
            let candidates = NamespacesOf(model.GetSymbolInfo(name, cancellationToken))
            where candidates.Length > 1
            select (name, candidates);
        // Importing two namespaces makes many names in the file ambiguous, so only the first name is reported.
        foreach (var (name, candidates) in found.Take(1))
            report(Diagnostic.Create(RuleCatalogue.AmbiguousAccessors, name.GetLocation(), name.Identifier.ValueText, candidates[0], candidates[1], WayOut(candidates)));
    }

    private string WayOut(string[] candidates) => Array.IndexOf(candidates, imported) >= 0
        ? $"the project imports '{imported}' in every file, so remove the using directive for the other namespace, or set ConvertTypedGlobalUsing to false in the project file and import only one of the two namespaces in each file"
        : "import only one of them in each file";

    private string[] NamespacesOf(SymbolInfo info) => info.Symbol is not null ? [] :
    [
        .. info.CandidateSymbols
            .Select(symbol => symbol.ContainingNamespace.ToDisplayString())
            .Where(namespaces.Contains)
            .Distinct()
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> TypesIn(string name, Compilation compilation) => name.Replace("@", "").Split('.')
        .Aggregate<string, INamespaceSymbol?>(compilation.GlobalNamespace, static (parent, part) => parent?.GetNamespaceMembers().FirstOrDefault(child => child.Name == part))
        ?.GetTypeMembers().Select(type => type.Name).Distinct() ?? [];
}
