using ConvertTyped.Cleanup.Folding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Reviewing;

/// <summary>The words of the code that was removed from a member. Comments that contain one of these words may no longer be true.</summary>
internal sealed class StaleWords
{
    private const int MinLength = 4;

    private readonly HashSet<string> _words;

    /// <param name="before">The member before it was changed.</param>
    /// <param name="after">The member after it was changed.</param>
    /// <param name="isOfFlag">Whether an identifier belongs to the flag. Comments that name the flag are listed anyway.</param>
    internal StaleWords(SyntaxNode before, SyntaxNode after, Func<string, bool> isOfFlag)
    {
        _words = [.. WordsIn(before, isOfFlag)];
        _words.ExceptWith(WordsIn(after, isOfFlag));
    }

    /// <summary>Whether a comment contains a word that the code no longer contains.</summary>
    internal bool AreIn(string comment) => _words.Count > 0 && Split(comment).Any(_words.Contains);

    /// <summary>The words of the identifiers in a member, except names of the flag and the names of the member, its parameters and its locals.</summary>
    private static IEnumerable<string> WordsIn(SyntaxNode member, Func<string, bool> isOfFlag)
    {
        var locals = new HashSet<string>(Names.DeclaredIn(member));
        return member.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && !isOfFlag(token.ValueText) && !locals.Contains(token.ValueText)
                && token.Parent?.FirstAncestorOrSelf<ParameterListSyntax>() is null && token.Parent != member)
            .SelectMany(token => Split(token.ValueText));
    }

    private static IEnumerable<string> Split(string text)
    {
        var word = new System.Text.StringBuilder();
        foreach (var character in text + " ")
        {
            if (word.Length > 0 && (!char.IsLetter(character) || char.IsUpper(character) && !char.IsUpper(word[word.Length - 1])))
            {
                if (word.Length >= MinLength)
                    yield return Singular(word.ToString().ToLowerInvariant());
                word.Clear();
            }

            if (char.IsLetter(character))
                word.Append(character);
        }
    }

    private static string Singular(string word) => word.EndsWith("s", StringComparison.Ordinal) && word.Length > MinLength ? word.Substring(0, word.Length - 1) : word;
}
