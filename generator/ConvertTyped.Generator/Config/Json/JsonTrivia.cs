namespace ConvertTyped.Generator.Config.Json;

/// <summary>Skips the text between tokens: white space, and common mistakes such as comments and merge conflict markers.</summary>
internal sealed class JsonTrivia(string text, JsonErrors errors)
{
    private const int MarkerLength = 7;
    private bool _inConflict;

    /// <summary>Returns the position of the next token, or the end of the text.</summary>
    public int Skip(int at)
    {
        if (at == 0 && text.Length > 0 && text[0] == '\uFEFF')
            at = 1;

        while (at < text.Length)
        {
            var c = text[at];
            if (c is ' ' or '\t' or '\n' or '\r')
                at++;
            else if (IsConflictMarker(at))
                at = SkipConflictMarker(at);
            else if (c == '/' && at + 1 < text.Length && text[at + 1] is '/' or '*')
                at = SkipComment(at);
            else if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B')
                errors.Add(at++, 1, $"the character {CharacterName.Describe(c)} is not white space in JSON; delete it, or replace it with a space");
            else
                break;
        }
        return at;
    }

    private bool IsConflictMarker(int at)
    {
        if (at + MarkerLength > text.Length || (at > 0 && text[at - 1] is not ('\n' or '\r')) || text[at] is not ('<' or '=' or '>' or '|'))
            return false;
        for (var i = 1; i < MarkerLength; i++)
        {
            if (text[at + i] != text[at])
                return false;
        }
        return at + MarkerLength == text.Length || text[at + MarkerLength] is ' ' or '\n' or '\r';
    }

    // Both sides of a conflict are read, so that the names in both are known. The common ancestor in a diff3 conflict is skipped.
    private int SkipConflictMarker(int at)
    {
        var marker = text[at];
        if (!_inConflict)
            errors.AddConflict(at, MarkerLength);
        _inConflict = marker != '>';

        var line = NextLine(at);
        if (marker == '|')
        {
            while (line < text.Length && !(text[line] == '=' && IsConflictMarker(line)))
                line = NextLine(line);
        }
        return line;
    }

    private int SkipComment(int at)
    {
        var block = text[at + 1] == '*';
        var close = block ? text.IndexOf("*/", at + 2, StringComparison.Ordinal) : -1;
        errors.Add(at, 2, "comments are not allowed in JSON");
        return !block ? NextLine(at) : close < 0 ? text.Length : close + 2;
    }

    private int NextLine(int at)
    {
        while (at < text.Length && text[at] is not ('\n' or '\r'))
            at++;
        return Math.Min(at + 1, text.Length);
    }
}
