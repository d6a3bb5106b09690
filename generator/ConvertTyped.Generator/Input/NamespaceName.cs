using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Input;

/// <summary>Makes a valid namespace from any text. A root namespace is often the project's name, which may contain characters that C# does not allow.</summary>
internal static class NamespaceName
{
    public static string From(string given) =>
        string.Join(".", given.Split('.').Select(part => Segment(part.Trim())).Where(part => part.Length > 0));

    private static string Segment(string part)
    {
        var name = part.StartsWith("@", StringComparison.Ordinal) ? part.Substring(1) : part;
        if (name.Length == 0)
            return "";
        if (!SyntaxFacts.IsValidIdentifier(name))
            name = Sanitize(name);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    private static string Sanitize(string name)
    {
        var sanitized = new StringBuilder(name.Length + 1);
        foreach (var c in name)
            sanitized.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        if (!SyntaxFacts.IsIdentifierStartCharacter(sanitized[0]))
            sanitized.Insert(0, '_');
        return sanitized.ToString();
    }
}
