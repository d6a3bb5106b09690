using System.Globalization;
using ConvertTyped.Attributes;

namespace ConvertTyped;

/// <summary>
/// An attribute's value as rules see it: a string, number, boolean, null, list or map. Numbers are double-precision, as in Convert's other SDKs.
/// Converting a string, a number or a boolean does not allocate.
/// </summary>
public readonly struct AttributeValue
{
    private static readonly object NumberTag = new();
    private static readonly object TrueTag = new();
    private static readonly object FalseTag = new();

    private readonly object? _content;

    private AttributeValue(object? content, double number = 0)
    {
        _content = content;
        Number = number;
    }

    internal bool IsNull => _content is null or UnreadValue;

    /// <summary>The type of the first value, at any depth, that rules cannot read and therefore treat as null; null if rules can read all values.</summary>
    internal Type? UnreadType => _content is string ? null : UnreadValue.FirstIn(_content);

    internal bool IsNumber => ReferenceEquals(_content, NumberTag);

    internal bool IsBoolean => ReferenceEquals(_content, TrueTag) || ReferenceEquals(_content, FalseTag);

    internal bool Boolean => ReferenceEquals(_content, TrueTag);

    internal double Number { get; }

    internal string? Text => _content as string;

    internal AttributeList? List => _content as AttributeList;

    internal AttributeMap? Map => _content as AttributeMap;

    /// <summary>Converts a string; null becomes the null value.</summary>
    public static implicit operator AttributeValue(string? value) => new(value);

    /// <summary>Converts a number.</summary>
    public static implicit operator AttributeValue(double value) => new(NumberTag, value);

    /// <summary>Converts a boolean.</summary>
    public static implicit operator AttributeValue(bool value) => new(value ? TrueTag : FalseTag);

    /// <summary>
    /// Converts any object. Strings, booleans, numbers, null, lists, maps and JSON elements keep their meaning; the keys of maps become strings. An
    /// enum becomes its name. Dates and times become text in ISO 8601 format. Any other object becomes a string that is formatted with the invariant
    /// culture, or null if its type does not define a string representation. Lists and maps are read to a depth of 32; deeper lists and maps become
    /// null. At most 100,000 values are read in total; further values are ignored. Converting a less common type may allocate.
    /// </summary>
    public static AttributeValue From(object? value) => value is string text ? text : FromOther(value);

    internal static AttributeValue Of(AttributeList list) => new(list);

    internal static AttributeValue Of(AttributeMap map) => new(map);

    internal object? ToObject() =>
        IsNumber ? Number :
        IsBoolean ? Boolean :
        IsNull ? null :
        _content;

    /// <summary>
    /// Converts any value except a string. Separate from <see cref="From"/>, so that <see cref="From"/> is inlined for strings, the most common type.
    /// </summary>
    private static AttributeValue FromOther(object? value) => value switch
    {
        null => default,
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        decimal number => (double)number,
        AttributeList or AttributeMap or UnreadValue => new(value),
        float number => number,
        IConvertible number and (byte or sbyte or short or ushort or uint or ulong) => number.ToDouble(CultureInfo.InvariantCulture),
        _ => AttributeCopy.ValueOf(value),
    };

    /// <summary>The value as text, converted as rules convert it.</summary>
    public override string ToString() => JavaScriptValue.ToText(this);
}
