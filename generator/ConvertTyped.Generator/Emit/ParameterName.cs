using Microsoft.CodeAnalysis.CSharp;

namespace ConvertTyped.Generator.Emit;

/// <summary>The name of a parameter that stands for a member: the member's name with a lowercase first letter, escaped if the result is a keyword.</summary>
internal static class ParameterName
{
    public static string Create(string member)
    {
        var name = Unescaped(member);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    // Only A to Z are changed to lower case. Some other letters, such as the Kelvin sign, have the same lower case as one of these, so two parameters could
    // have the same name.
    public static string Unescaped(string member) =>
        member[0] is >= 'A' and <= 'Z' ? char.ToLowerInvariant(member[0]) + member.Substring(1) : member;
}
