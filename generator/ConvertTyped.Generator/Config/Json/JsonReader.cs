using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Generator.Config.Json;

/// <summary>
/// Reads JSON as RFC 8259 defines it, and continues after an error, so that the entities after a missing comma still get names. The nesting limit is the
/// same as at run time.
/// </summary>
internal sealed partial class JsonReader
{
    private const int MaxDepth = 256;

    private readonly string _text;
    private readonly JsonErrors _errors = new();
    private readonly JsonTrivia _trivia;
    private readonly JsonScanner _scanner;
    private readonly CancellationToken _cancellationToken;
    private int _at;
    private int _openObjects;
    private int _openArrays;

    private JsonReader(string text, CancellationToken cancellationToken)
    {
        _text = text;
        _trivia = new JsonTrivia(text, _errors);
        _scanner = new JsonScanner(text, _errors);
        _cancellationToken = cancellationToken;
    }

    private bool AtEnd => _at >= _text.Length;

    public static JsonTree Read(string text, CancellationToken cancellationToken = default)
    {
        var reader = new JsonReader(text, cancellationToken);
        var root = reader.ReadDocument();
        return new JsonTree(root, reader._errors.ToList());
    }

    private JsonNode ReadDocument()
    {
        SkipTrivia();
        if (AtEnd)
        {
            _errors.Add(0, 0, "the file is empty");
            return JsonNode.Scalar(JsonKind.Invalid, default, "");
        }

        var root = ReadValue();
        SkipTrivia();
        if (AtEnd)
            return root;

        _errors.Add(_at, 1, $"unexpected {CharacterName.Describe(_text[_at])} after the end of the root value");
        return root.Kind == JsonKind.Object ? ReadRemainder(root) : root;
    }

    // An extra closing brace ends the object early, but the members after the brace still belong to the object.
    private JsonNode ReadRemainder(JsonNode root)
    {
        var members = new List<JsonMember>(root.Members);
        _openObjects++;
        while (!AtEnd)
            ReadMembers(root.Span.Start, members);
        return JsonNode.Object(TextSpan.FromBounds(root.Span.Start, _text.Length), members);
    }

    private JsonNode ReadValue()
    {
        SkipTrivia();
        if (AtEnd)
        {
            _errors.Add(_at, 0, "the file ends where a value is expected");
            return JsonNode.Scalar(JsonKind.Invalid, new TextSpan(_at, 0), "");
        }

        switch (_text[_at])
        {
            case '{' or '[' when _openObjects + _openArrays == MaxDepth:
                return SkipTooDeep();
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"' or '\'':
                return _scanner.ReadString(ref _at);
            case ',' or '}' or ']':
                _errors.Add(_at, 1, $"a value is missing before {CharacterName.Describe(_text[_at])}");
                return JsonNode.Scalar(JsonKind.Invalid, new TextSpan(_at, 0), "");
            default:
                return _scanner.ReadWord(ref _at);
        }
    }

    private JsonNode SkipTooDeep()
    {
        var start = _at;
        _errors.Add(start, 1, $"values cannot be nested more than {MaxDepth} levels deep");
        var open = 0;
        do
        {
            var c = _text[_at];
            open += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            if (c == '"')
                _scanner.ReadString(ref _at);
            else
                _at++;
        }
        while (open > 0 && !AtEnd);
        return JsonNode.Scalar(JsonKind.Invalid, TextSpan.FromBounds(start, _at), "");
    }

    private void SkipTrivia() => _at = _trivia.Skip(_at);
}
