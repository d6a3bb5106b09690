using ConvertTyped.Semantics;

namespace ConvertTyped.Attributes;

/// <summary>Converts attribute values as JavaScript does.</summary>
internal static class JavaScriptValue
{
    internal static JavaScriptPrimitive ToPrimitive(in AttributeValue value) =>
        value.Text is { } text ? JavaScriptPrimitive.Of(text) :
        value.IsNumber ? JavaScriptPrimitive.Of(value.Number) :
        value.IsBoolean ? JavaScriptPrimitive.Of(value.Boolean) :
        value.IsNull ? JavaScriptPrimitive.Null :
        value.List is { } list ? JavaScriptPrimitive.List(list.Text) :
        JavaScriptPrimitive.Map;

    /// <summary>The equivalent of <c>String(x)</c>.</summary>
    internal static string ToText(in AttributeValue value) => value.Text ?? ToPrimitive(value).ToText();

    /// <summary>
    /// Converts a value to text without allocating. The text of a number is written to <paramref name="buffer"/>, which needs
    /// <see cref="JavaScriptNumber.MaxFormattedLength"/> chars.
    /// </summary>
    internal static ReadOnlySpan<char> ToText(in AttributeValue value, Span<char> buffer)
    {
        if (!value.IsNumber)
            return ToText(value);
        JavaScriptNumber.TryFormat(value.Number, buffer, out var written);
        return buffer[..written];
    }
}
