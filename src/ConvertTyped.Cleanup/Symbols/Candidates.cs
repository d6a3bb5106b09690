using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Symbols;

/// <summary>The documents that a cleanup has to read.</summary>
internal static class Candidates
{
    /// <summary>
    /// The documents that contain the key of the flag, the name of its accessor, or a global alias that one of these documents declares. Documents with other
    /// parts of the partial types in these documents are included.
    /// </summary>
    internal static async Task<IReadOnlyList<DocumentId>> FindAsync(Solution solution, FlagDecision decision, CancellationToken cancellationToken)
    {
        var found = new List<DocumentId>(await NamingAsync(solution, [decision.AccessorName, decision.Key], cancellationToken).ConfigureAwait(false));
        if (await GlobalAliasesAsync(solution, found, cancellationToken).ConfigureAwait(false) is { Count: > 0 } aliases)
            found.AddRange((await NamingAsync(solution, aliases, cancellationToken).ConfigureAwait(false)).Where(id => !found.Contains(id)));
        foreach (var id in found.ToList())
            found.AddRange((await OtherPartsAsync(solution, id, cancellationToken).ConfigureAwait(false)).Where(part => !found.Contains(part)));
        return found;
    }

    /// <summary>The C# documents whose text contains one of the names.</summary>
    internal static async Task<IReadOnlyList<DocumentId>> NamingAsync(Solution solution, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var found = new List<DocumentId>();
        foreach (var document in solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents))
        {
            var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (names.Any(text.Contains))
                found.Add(document.Id);
        }

        return found;
    }

    /// <summary>Whether a Razor file matches a pattern. The code that is generated from the file is not part of the solution's documents.</summary>
    internal static async Task<bool> MatchesRazorAsync(Solution solution, string pattern, CancellationToken cancellationToken)
    {
        foreach (var file in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(file => Path.GetExtension(file.FilePath) is ".cshtml" or ".razor"))
        {
            if (Regex.IsMatch((await file.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString(), pattern, RegexOptions.CultureInvariant))
                return true;
        }

        return false;
    }

    /// <summary>The names that <c>global using</c> directives in the documents give to types.</summary>
    private static async Task<IReadOnlyCollection<string>> GlobalAliasesAsync(Solution solution, IReadOnlyList<DocumentId> documents, CancellationToken cancellationToken)
    {
        var aliases = new HashSet<string>();
        foreach (var id in documents)
        {
            var root = (CompilationUnitSyntax)(await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            aliases.UnionWith(root.Usings.Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))
                .Select(directive => directive.Alias?.Name.Identifier.ValueText).OfType<string>());
        }

        return aliases;
    }

    private static async Task<IReadOnlyList<DocumentId>> OtherPartsAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
    {
        var document = solution.GetDocument(id)!;
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var partial = root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToList();
        if (partial.Count == 0)
            return [];
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return [.. partial
            .SelectMany(type => model.GetDeclaredSymbol(type, cancellationToken)!.DeclaringSyntaxReferences)
            .Select(part => solution.GetDocumentId(part.SyntaxTree))
            .OfType<DocumentId>()
            .Where(part => solution.GetDocument(part) is not null and not SourceGeneratedDocument)
            .Distinct()];
    }
}
