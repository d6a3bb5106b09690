using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Marks folded nodes, so that the code that folds the containing list, statement or type knows how to treat them.</summary>
internal static class Marks
{
    private static readonly SyntaxAnnotation RemovedMark = new("ConvertTyped.Removed");
    private static readonly SyntaxAnnotation FrozenMark = new("ConvertTyped.Frozen");
    private static readonly SyntaxAnnotation GoneMark = new("ConvertTyped.Gone");
    private static readonly SyntaxAnnotation SpliceMark = new("ConvertTyped.Splice");
    private static readonly SyntaxAnnotation ShrunkMark = new("ConvertTyped.Shrunk");
    private static readonly SyntaxAnnotation EmptiedMark = new("ConvertTyped.Emptied");

    /// <summary>Represents a removed statement. Its leading trivia shows how the statement was separated from the code before it.</summary>
    internal static StatementSyntax Gone(StatementSyntax original) =>
        SyntaxFactory.EmptyStatement().WithLeadingTrivia(original.GetLeadingTrivia()).WithTrailingTrivia(original.GetTrailingTrivia()).WithAdditionalAnnotations(GoneMark);

    internal static bool IsGone(SyntaxNode node) => node.HasAnnotation(GoneMark);

    /// <summary>Marks a member that must be removed from its type.</summary>
    internal static MemberDeclarationSyntax Removed(MemberDeclarationSyntax member) => member.WithAdditionalAnnotations(RemovedMark);

    internal static HashSet<SyntaxNode> RemovedIn(SyntaxNode root) => [.. root.GetAnnotatedNodes(RemovedMark)];

    /// <summary>Marks a member that must not change, not even when parameters of the members that it calls could be removed.</summary>
    internal static SyntaxNode Frozen(SyntaxNode member) => member.WithAdditionalAnnotations(FrozenMark);

    internal static bool IsInFrozen(SyntaxNode node) => node.AncestorsAndSelf().Any(ancestor => ancestor.HasAnnotation(FrozenMark));

    /// <summary>The statement that replaces <paramref name="original"/>. A block is marked, so that its statements are moved to the list that contains it.</summary>
    internal static StatementSyntax Splice(StatementSyntax statement, StatementSyntax original) => IsGone(statement)
        ? Gone(original)
        : (statement is BlockSyntax
            ? statement.WithAdditionalAnnotations(SpliceMark)
            : Indentation.Shift(statement, Indentation.Read(statement), Indentation.Read(original)))
            .WithLeadingTrivia(Trivia.Joined(original.GetLeadingTrivia(), statement is BlockSyntax ? default : Shifted(statement, original)))
            .WithTrailingTrivia(original.GetTrailingTrivia());

    private static SyntaxTriviaList Shifted(StatementSyntax statement, StatementSyntax original) =>
        Indentation.Read(statement) is { } from && Indentation.Read(original) is { } to ? Indentation.Shift(statement.GetLeadingTrivia(), from, to) : statement.GetLeadingTrivia();

    internal static bool IsSplice(SyntaxNode node) => node.HasAnnotation(SpliceMark);

    /// <summary>The block, marked if only one of several statements is left, or if a statement of another kind has replaced its only statement.</summary>
    internal static BlockSyntax Shrunk(BlockSyntax block, BlockSyntax original) =>
        block.Statements.Count == 1 && (original.Statements.Count > 1 || original.Statements.Count == 1 && original.Statements[0].RawKind != block.Statements[0].RawKind)
            ? block.WithAdditionalAnnotations(ShrunkMark)
            : block;

    internal static bool IsShrunk(SyntaxNode? node) => node?.HasAnnotation(ShrunkMark) == true;

    /// <summary>Marks a block that is now empty.</summary>
    internal static BlockSyntax Emptied(BlockSyntax block) => block.WithAdditionalAnnotations(EmptiedMark);

    internal static bool IsEmptied(SyntaxNode? node) => node is not null && (node.HasAnnotation(EmptiedMark) || IsGone(node));
}
