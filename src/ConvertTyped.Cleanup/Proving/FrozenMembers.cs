using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Proving;

/// <summary>
/// Members that do not change, because the code without the flag would not compile as before. A file of several projects or target frameworks has one text, so
/// a member that is frozen in one of them is frozen in all.
/// </summary>
internal sealed class FrozenMembers
{
    private readonly Dictionary<object, List<(TextSpan Span, string Reason)>> _members = [];

    /// <summary>Why a member, or a statement of a program, stays as it is; null if it may change.</summary>
    internal string? ReasonFor(SyntaxNode node) => _members.TryGetValue(FileOf(node.SyntaxTree), out var members)
        ? members.Where(member => member.Span.Contains(node.Span)).Select(member => member.Reason).FirstOrDefault()
        : null;

    /// <summary>Adds the members in which the edited code has new diagnostics.</summary>
    /// <returns>Whether a member was added; if not, another attempt would fail in the same way.</returns>
    internal async Task<bool> AddAsync(Solution original, Solution edited, IReadOnlyList<Diagnostic> failures, CancellationToken cancellationToken)
    {
        var isAdded = false;
        foreach (var failure in failures)
        {
            if (edited.GetDocumentId(failure.Location.SourceTree) is not { } id || original.GetDocument(id) is not { } document)
                continue;
            var failed = IdentityOf((await failure.Location.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false)).FindNode(failure.Location.SourceSpan));
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            if (!_members.TryGetValue(FileOf(root.SyntaxTree), out var members))
                _members.Add(FileOf(root.SyntaxTree), members = []);
            foreach (var member in root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(member => IsMember(member) && IdentityOf(member) == failed && !members.Any(known => known.Span == member.Span)))
            {
                members.Add((member.Span, $"The code without it would not compile as before: {failure.Id}, {failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
                isAdded = true;
            }
        }

        return isAdded;
    }

    private static object FileOf(SyntaxTree tree) => tree.FilePath is { Length: > 0 } path ? path : tree;

    private static bool IsMember(SyntaxNode node) => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax;

    /// <summary>What a member has in common before and after it is edited: its types, its kind and its name.</summary>
    private static string? IdentityOf(SyntaxNode node)
    {
        if (node.AncestorsAndSelf().FirstOrDefault(IsMember) is not { } member)
            return null;
        var name = member switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            BaseFieldDeclarationSyntax field => string.Join(",", field.Declaration.Variables.Select(variable => variable.Identifier.ValueText)),
            _ => "",
        };
        return string.Join(".", member.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText).Reverse()) + $" {member.Kind()} {name}";
    }
}
