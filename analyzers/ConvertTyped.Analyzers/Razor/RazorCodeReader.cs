namespace ConvertTyped.Analyzers.Razor;

/// <summary>Reads the code after an at sign: expressions, statements that contain markup, and directives.</summary>
internal sealed class RazorCodeReader(RazorCursor cursor, RazorReader markup)
{
    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "addTagHelper", "removeTagHelper", "tagHelperPrefix", "attribute", "implements", "inherits", "inject", "layout", "model", "namespace",
        "page", "preservewhitespace", "rendermode", "typeparam", "using",
    };

    private static readonly HashSet<string> Statements = new(StringComparer.Ordinal)
    {
        "do", "for", "foreach", "if", "lock", "switch", "try", "using", "while",
    };

    /// <summary>Reads the code after <c>@</c>. Returns false if the <c>@</c> is text.</summary>
    public bool ReadTransition()
    {
        var next = cursor.Peek(1);
        if (next == '@' || !(next is '*' or '{' or '(' || RazorCursor.IsIdentifier(next)) || IsInAnAddress(next))
        {
            cursor.At += next == '@' ? 2 : 1;
            return false;
        }

        cursor.At++;
        switch (next)
        {
            case '*':
                cursor.SkipPast("*@");
                break;
            case '{':
                ReadBlock();
                break;
            case '(':
                cursor.SkipBrackets();
                break;
            default:
                ReadWord();
                break;
        }
        return true;
    }

    private void ReadWord()
    {
        var word = cursor.ReadIdentifier();
        var end = cursor.At;
        cursor.SkipWhiteSpace();
        if (word is "functions" or "code" && cursor.Current == '{')
            ReadBlock();
        else if (word == "section")
            cursor.SkipPast("{");
        else if (Statements.Contains(word) && cursor.Current is '(' or '{')
            ReadStatement(word);
        else if (word == "await" && cursor.StartsWith("foreach"))
            ReadStatement("foreach");
        else if (Directives.Contains(word) && (cursor.IsAtEnd || cursor.At > end || char.IsWhiteSpace(cursor.Current)))
            ReadDirective(word, end);
        else
            SkipExpression(word, end);
    }

    private void ReadDirective(string name, int end)
    {
        cursor.At = end;
        var argument = cursor.ReadUntil(static c => c is '\r' or '\n').Trim();
        markup.Add(new RazorDirective(name, argument.Trim('"')));
    }

    private void ReadStatement(string word)
    {
        while (true)
        {
            while (!cursor.IsAtEnd && cursor.Current != '{')
            {
                if (cursor.Current == '(')
                    cursor.SkipBrackets();
                else
                    cursor.At++;
            }
            ReadBlock();
            var end = cursor.At;
            cursor.SkipWhiteSpace();
            var goesOn = word switch
            {
                "if" => cursor.IsWordAhead("else"),
                "try" => cursor.IsWordAhead("catch") || cursor.IsWordAhead("finally"),
                _ => false,
            };
            if (!goesOn)
            {
                cursor.At = end;
                return;
            }
        }
    }

    /// <summary>
    /// Reads statements through the closing brace. Markup can begin wherever a statement can. Returns false if the text ends before that brace.
    /// </summary>
    public bool ReadBlock()
    {
        var depth = 0;
        var mayBegin = false;
        while (!cursor.IsAtEnd)
        {
            if (cursor.SkipComment() || (mayBegin && SkipMarkup()))
                continue;
            if (cursor.SkipLiteral())
            {
                mayBegin = false;
                continue;
            }

            var c = cursor.Current;
            cursor.At++;
            if (c == '@')
                SkipAfterAtSign();
            else if (c == '{')
                depth++;
            else if (c == '}' && --depth == 0)
                return true;
            mayBegin = c is '{' or '}' or ';' or ':' or '@' || (mayBegin && char.IsWhiteSpace(c));
        }
        return false;
    }

    private bool SkipMarkup()
    {
        if (cursor.StartsWith("<!--"))
            cursor.SkipPast("-->");
        else if (cursor.Current == '<' && cursor.IsTagAhead)
            markup.ReadMarkup(MarkupEnd.Element);
        else
            return false;
        return true;
    }

    private void SkipAfterAtSign()
    {
        if (cursor.Current == ':')
            markup.ReadMarkup(MarkupEnd.Line);
        else if (cursor.Current == '*')
            cursor.SkipPast("*@");
        else if (cursor.Current == '<' && cursor.IsTagAhead)
            markup.ReadMarkup(MarkupEnd.Element);
    }

    /// <summary>Skips an implicit expression such as <c>Model.Lamps[0]?.Name(…)</c>.</summary>
    private void SkipExpression(string word, int end)
    {
        if (word == "await")
            _ = cursor.ReadIdentifier();
        else
            cursor.At = end;
        while (!cursor.IsAtEnd)
        {
            if (cursor.Current is '(' or '[')
                cursor.SkipBrackets();
            else if (cursor.Current == '.' && RazorCursor.IsIdentifier(cursor.Peek(1)))
                cursor.At++;
            else if (cursor.Current is '?' or '!' && (cursor.Peek(1) == '[' || (cursor.Peek(1) == '.' && RazorCursor.IsIdentifier(cursor.Peek(2)))))
                cursor.At++;
            else if (RazorCursor.IsIdentifier(cursor.Current))
                _ = cursor.ReadIdentifier();
            else
                return;
        }
    }

    /// <summary>Whether the at sign is within a word, as in <c>lamps@shop.example</c>, and is therefore text.</summary>
    private bool IsInAnAddress(char next) => char.IsLetterOrDigit(cursor.Peek(-1)) && char.IsLetterOrDigit(next);
}
