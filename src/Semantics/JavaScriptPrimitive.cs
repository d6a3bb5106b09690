namespace ConvertTyped.Semantics;

internal enum JavaScriptType
{
    Null,
    Boolean,
    Number,
    String,
    List,
    Map,
}

/// <summary>
/// A JSON value with JavaScript's conversions: <c>String(x)</c>, <c>Number(x)</c>, <c>Boolean(x)</c>. A list is represented by the text that it
/// converts to, so that any JSON reader can create it.
/// </summary>
internal readonly struct JavaScriptPrimitive
{
    internal const string TextOfMap = "[object Object]";

    private readonly string? _text;
    private readonly double _number;

    private JavaScriptPrimitive(JavaScriptType type, string? text, double number = 0)
    {
        Type = type;
        _text = text;
        _number = number;
    }

    internal static JavaScriptPrimitive Null => default;

    internal static JavaScriptPrimitive Map => new(JavaScriptType.Map, TextOfMap);

    internal JavaScriptType Type { get; }

    /// <summary>The number; 0 for a value of another kind.</summary>
    internal double Number => Type == JavaScriptType.Number ? _number : 0;

    /// <summary>The string; null for a value of another kind.</summary>
    internal string? String => Type == JavaScriptType.String ? _text : null;

    internal static JavaScriptPrimitive Of(string text) => new(JavaScriptType.String, text);

    internal static JavaScriptPrimitive Of(double number) => new(JavaScriptType.Number, null, number);

    internal static JavaScriptPrimitive Of(bool flag) => new(JavaScriptType.Boolean, flag ? "true" : "false", flag ? 1 : 0);

    /// <param name="text">The text of the list, as <see cref="JoinItems"/> returns it.</param>
    internal static JavaScriptPrimitive List(string text) => new(JavaScriptType.List, text);

    /// <summary>The text of a list: its items joined with commas, with nothing for null items.</summary>
    internal static string JoinItems(IEnumerable<JavaScriptPrimitive> items) =>
        string.Join(",", items.Select(item => item.Type == JavaScriptType.Null ? "" : item.ToText()));

    /// <summary>The equivalent of <c>String(x)</c>.</summary>
    internal string ToText() => Type switch
    {
        JavaScriptType.Null => "null",
        JavaScriptType.Number => JavaScriptNumber.Format(_number),
        _ => _text!,
    };

    /// <summary>The equivalent of <c>Number(x)</c>.</summary>
    internal double ToNumber() => Type switch
    {
        JavaScriptType.Null => 0,
        JavaScriptType.Boolean or JavaScriptType.Number => _number,
        _ => JavaScriptNumber.Parse(_text.AsSpan()),
    };

    /// <summary>The equivalent of <c>Boolean(x)</c>.</summary>
    internal bool ToBoolean() => Type switch
    {
        JavaScriptType.Null => false,
        JavaScriptType.Boolean => _number != 0,
        JavaScriptType.Number => _number != 0 && !double.IsNaN(_number),
        JavaScriptType.String => _text!.Length > 0,
        _ => true,
    };
}
