using System.Globalization;
using System.Text;
using ConvertTyped.Semantics;
using static ConvertTyped.Semantics.JavaScriptPatternNode;

namespace ConvertTyped.Patterns;

/// <summary>
/// Translates a JavaScript pattern into a .NET pattern that finds the same matches in lower-cased text. The translation uses no .NET options: it
/// writes case, classes, anchors and word boundaries explicitly, and captures only groups with a backreference, by their number.
/// </summary>
/// <param name="referenced">The numbers of the groups that have a backreference.</param>
/// <param name="nativeBoundaries">Use .NET's word boundaries, which agree with JavaScript's for ASCII only.</param>
internal sealed partial class JavaScriptPatternTranslation(IReadOnlyCollection<int> referenced, bool nativeBoundaries)
{
    // A repetition whose first iterations differ from the others is written twice, and again twice inside another one.
    private const int MaxLengthWithReferences = 100_000;

    private readonly StringBuilder _text = new();
    private int _marks = JavaScriptPatternReader.MaxGroups;

    /// <exception cref="NotSupportedException">The translation would be too long.</exception>
    internal static string Translate(JavaScriptPatternNode root, IReadOnlyCollection<int> referenced, bool nativeBoundaries)
    {
        var translation = new JavaScriptPatternTranslation(referenced, nativeBoundaries);
        translation.Write(root, backward: false);
        return translation.IsTooLong ? throw new NotSupportedException() : translation._text.ToString();
    }

    private bool IsTooLong => referenced.Count > 0 && _text.Length > MaxLengthWithReferences;

    private void Write(JavaScriptPatternNode node, bool backward)
    {
        if (IsTooLong)
            return;

        switch (node)
        {
            case Characters characters:
                JavaScriptCharSetTranslation.Write(characters.Set, _text);
                break;
            case Assertion assertion:
                _text.Append(Translate(assertion.Kind));
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                    Write(item, backward);
                break;
            case Choice choice:
                Write(choice, backward);
                break;
            case Group group:
                _text.Append("(?").Append(referenced.Contains(group.Number) ? $"<{group.Number}>" : ":");
                Write(group.Body, backward);
                _text.Append(')');
                break;
            case Reference reference:
                _text.Append(CultureInfo.InvariantCulture, $@"(?({reference.Number})\k<{reference.Number}>|)");
                break;
            case Lookaround lookaround:
                _text.Append(lookaround.Behind ? "(?<" : "(?").Append(lookaround.Negative ? '!' : '=');
                Write(lookaround.Body, lookaround.Behind);
                _text.Append(')');
                break;
            case Repeat repeat:
                Write(repeat, backward);
                break;
        }
    }

    private void Write(Choice choice, bool backward)
    {
        var separator = "(?:";
        foreach (var branch in choice.Branches)
        {
            _text.Append(separator);
            Write(branch, backward);
            separator = "|";
        }
        _text.Append(')');
    }

    private string Translate(AssertionKind kind) => kind switch
    {
        AssertionKind.Start => @"\A",
        AssertionKind.End => @"\z",
        AssertionKind.WordBoundary when nativeBoundaries => @"\b",
        AssertionKind.NotWordBoundary when nativeBoundaries => @"\B",
        AssertionKind.WordBoundary => "(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))",
        _ => "(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))",
    };
}
