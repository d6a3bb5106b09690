namespace ConvertTyped.Analyzers;

/// <content>From an at sign on: expressions, statements with markup in them, directives.</content>
internal sealed partial class RazorReader
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

    /// <summary>Reads what the at sign begins; false when that is text.</summary>
    private bool ReadTransition()
    {
        var next = Ahead(1);
        if (next == '@' || !(next is '*' or '{' or '(' || IsIdentifier(next)) || IsInAnAddress(next))
        {
            At += next == '@' ? 2 : 1;
            return false;
        }

        At++;
        switch (next)
        {
            case '*':
                SkipPast("*@");
                break;
            case '{':
                ReadBlock();
                break;
            case '(':
                SkipBrackets();
                break;
            default:
                ReadWord();
                break;
        }
        return true;
    }

    private void ReadWord()
    {
        var word = ReadIdentifier();
        var end = At;
        SkipWhiteSpace();
        if (word is "functions" or "code" && Current == '{')
            ReadBlock();
        else if (word == "section")
            SkipPast("{");
        else if (Statements.Contains(word) && Current is '(' or '{')
            ReadStatement(word);
        else if (word == "await" && StartsWith("foreach"))
            ReadStatement("foreach");
        else if (Directives.Contains(word) && (end >= _text.Length || char.IsWhiteSpace(_text[end])))
            ReadDirective(word, end);
        else
            SkipExpression(word, end);
    }

    private void ReadDirective(string name, int end)
    {
        At = end;
        var argument = ReadUntil(static c => c is '\r' or '\n').Trim();
        _directives.Add(new RazorDirective(name, argument.Trim('"')));
    }

    private void ReadStatement(string word)
    {
        while (true)
        {
            while (!IsAtEnd && Current != '{')
            {
                if (Current == '(')
                    SkipBrackets();
                else
                    At++;
            }
            ReadBlock();
            var end = At;
            SkipWhiteSpace();
            var goesOn = word switch
            {
                "if" => IsWordAhead("else"),
                "try" => IsWordAhead("catch") || IsWordAhead("finally"),
                _ => false,
            };
            if (!goesOn)
            {
                At = end;
                return;
            }
        }
    }

    /// <summary>Statements, to the brace that closes this one. Markup begins where a statement might.</summary>
    private void ReadBlock()
    {
        var depth = 0;
        var mayBegin = false;
        while (!IsAtEnd)
        {
            if (SkipComment() || (mayBegin && SkipMarkup()))
                continue;
            if (SkipLiteral())
            {
                mayBegin = false;
                continue;
            }

            var c = Current;
            At++;
            if (c == '@')
                SkipAfterAtSign();
            else if (c == '{')
                depth++;
            else if (c == '}' && --depth == 0)
                return;
            mayBegin = c is '{' or '}' or ';' or ':' or '@' || (mayBegin && char.IsWhiteSpace(c));
        }
    }

    private bool SkipMarkup()
    {
        if (StartsWith("<!--"))
            SkipPast("-->");
        else if (Current == '<' && IsTagAhead())
            ReadMarkup(MarkupEnd.Element);
        else
            return false;
        return true;
    }

    private void SkipAfterAtSign()
    {
        if (Current == ':')
            ReadMarkup(MarkupEnd.Line);
        else if (Current == '*')
            SkipPast("*@");
        else if (Current == '<' && IsTagAhead())
            ReadMarkup(MarkupEnd.Element);
    }

    /// <summary><c>Model.Lamps[0]?.Name(…)</c>: ends where a reader takes it to end.</summary>
    private void SkipExpression(string word, int end)
    {
        if (word == "await")
            _ = ReadIdentifier();
        else
            At = end;
        while (!IsAtEnd)
        {
            if (Current is '(' or '[')
                SkipBrackets();
            else if (Current == '.' && IsIdentifier(Ahead(1)))
                At++;
            else if (Current is '?' or '!' && (Ahead(1) == '[' || (Ahead(1) == '.' && IsIdentifier(Ahead(2)))))
                At++;
            else if (IsIdentifier(Current))
                _ = ReadIdentifier();
            else
                return;
        }
    }

    /// <summary>From an opening bracket to the closing one.</summary>
    private void SkipBrackets()
    {
        var depth = 0;
        while (!IsAtEnd)
        {
            if (SkipComment() || SkipLiteral())
                continue;
            if (Current is '(' or '[' or '{')
                depth++;
            else if (Current is ')' or ']' or '}')
                depth--;
            At++;
            if (depth == 0)
                return;
        }
    }

    private string ReadIdentifier() => ReadUntil(static c => !IsIdentifier(c));

    private bool IsWordAhead(string word) => StartsWith(word) && !IsIdentifier(Ahead(word.Length));

    /// <summary><c>lamps@shop.example</c> is text.</summary>
    private bool IsInAnAddress(char next) => At > 0 && char.IsLetterOrDigit(_text[At - 1]) && char.IsLetterOrDigit(next);

    private static bool IsIdentifier(char c) => c == '_' || char.IsLetterOrDigit(c);
}
