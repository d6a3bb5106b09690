using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Proving;

/// <summary>
/// Members that the cleanup leaves unchanged, because they would not compile as before without the flag, or because the projects or target frameworks that
/// compile the same file would need different code. A member that is frozen in one of these projects or target frameworks is frozen in all of them.
/// </summary>
internal sealed class FrozenMembers
{
    private const string DiffersByFramework = "Without the flag, the projects or target frameworks that compile this file would need different code.";

    private readonly Dictionary<object, List<(TextSpan Span, string Reason)>> _members = [];

    /// <summary>Why the member or top-level statement that contains a node must not change; null if it may change.</summary>
    internal string? ReasonFor(SyntaxNode node) => _members.TryGetValue(LinkedFiles.FileOf(node.SyntaxTree), out var members)
        ? members.Where(member => member.Span.Contains(node.Span)).Select(member => member.Reason).FirstOrDefault()
        : null;

    /// <summary>
    /// Adds the members in which the edited code has new diagnostics. If a diagnostic adds no member in this way, adds the members that mention the name that
    /// the diagnostic reports.
    /// </summary>
    /// <returns>Whether a member was added; if not, another attempt would have the same result.</returns>
    internal async Task<bool> AddAsync(Solution original, Solution edited, IReadOnlyList<Diagnostic> failures, CancellationToken cancellationToken)
    {
        var isAdded = false;
        foreach (var failure in failures)
        {
            if (edited.GetDocumentId(failure.Location.SourceTree) is not { } id || original.GetDocument(id) is not { } document)
                continue;
            var failed = IdentityOf((await failure.Location.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false)).FindNode(failure.Location.SourceSpan));
            var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var reason = $"Without the flag, the compiler would report a new warning or error in this code: {failure.Id}, {failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
            isAdded |= AddAll(MembersIn(root).Where(member => IdentityOf(member) == failed), reason)
                || AddAll(MembersIn(root).Where(member => NamesAt(failure, member)), reason);
        }

        return isAdded;
    }

    /// <summary>Whether a member mentions the name that a diagnostic reports, such as the name of an unused field or parameter.</summary>
    private static bool NamesAt(Diagnostic failure, SyntaxNode member)
    {
        var name = failure.Location.SourceTree!.GetRoot().FindToken(failure.Location.SourceSpan.Start);
        return name.IsKind(SyntaxKind.IdentifierToken) && member.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name.ValueText);
    }

    private bool AddAll(IEnumerable<SyntaxNode> members, string reason)
    {
        var isAdded = false;
        foreach (var member in members)
            isAdded |= Add(member, reason);
        return isAdded;
    }

    /// <summary>
    /// Adds the members that the cleanup would change in different ways in the projects or target frameworks that compile them. If a file with
    /// different edited texts has no such member, adds all its members.
    /// </summary>
    /// <returns>Whether a member was added.</returns>
    internal async Task<bool> AddConflictsAsync(Solution original, Solution edited, CancellationToken cancellationToken)
    {
        var isAdded = false;
        foreach (var documents in await LinkedFiles.FindConflictsAsync(original, edited, cancellationToken).ConfigureAwait(false))
        {
            var versions = new List<(SyntaxNode Before, ILookup<string?, string> Old, ILookup<string?, string> New)>();
            foreach (var id in documents)
            {
                var before = (await original.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                versions.Add((before, TextsIn(before), TextsIn((await edited.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!)));
            }

            bool IsConflict(string? member) => versions.Any(version => !version.Old[member].SequenceEqual(version.New[member]))
                && versions.Any(version => !version.New[member].SequenceEqual(versions[0].New[member]));
            var all = versions.SelectMany(version => MembersIn(version.Before)).ToList();
            var conflicts = all.Where(member => IsConflict(IdentityOf(member))).ToList();
            isAdded |= AddAll(conflicts.Count > 0 ? conflicts : all, DiffersByFramework);
        }

        return isAdded;
    }

    private bool Add(SyntaxNode member, string reason)
    {
        var file = LinkedFiles.FileOf(member.SyntaxTree);
        if (!_members.TryGetValue(file, out var members))
            _members.Add(file, members = []);
        if (members.Any(known => known.Span == member.Span))
            return false;
        members.Add((member.Span, reason));
        return true;
    }

    private static IEnumerable<SyntaxNode> MembersIn(SyntaxNode root) => root.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsMember);

    private static ILookup<string?, string> TextsIn(SyntaxNode root) => MembersIn(root).ToLookup(IdentityOf, member => member.ToFullString());

    private static bool IsMember(SyntaxNode node) => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not BaseNamespaceDeclarationSyntax;

    /// <summary>
    /// The identity of the member that a node belongs to: its containing types, its kind and its name, which are the same before and after an edit. Null for
    /// a node outside members.
    /// </summary>
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
