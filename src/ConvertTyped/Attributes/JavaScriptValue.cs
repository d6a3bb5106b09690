using ConvertTyped.Semantics;

namespace ConvertTyped.Attributes;

/// <summary>JavaScript's own conversions of a value: <c>String(x)</c>, <c>Number(x)</c>, <c>Boolean(x)</c>.</summary>
internal static class JavaScriptValue
{
    internal const string TextOfMap = "[object Object]";

    internal static string ToText(in AttributeValue value) =>
        value.IsNumber ? JavaScriptNumber.Format(value.Number) : ConstantText(value);

    /// <summary>The text without allocating: in <paramref name="buffer"/> for a number, which needs <see cref="JavaScriptNumber.MaxFormattedLength"/>.</summary>
    internal static ReadOnlySpan<char> ToText(in AttributeValue value, Span<char> buffer)
    {
        if (!value.IsNumber)
            return ConstantText(value);
        JavaScriptNumber.TryFormat(value.Number, buffer, out var written);
        return buffer[..written];
    }

    internal static double ToNumber(in AttributeValue value) =>
        value.IsNumber ? value.Number :
        value.IsBoolean ? (value.Boolean ? 1 : 0) :
        value.IsNull ? 0 :
        JavaScriptNumber.Parse(ConstantText(value));

    internal static bool ToBoolean(in AttributeValue value) =>
        value.IsNumber ? value.Number != 0 && !double.IsNaN(value.Number) :
        value.IsBoolean ? value.Boolean :
        value.Text is { } text ? text.Length > 0 :
        !value.IsNull;

    private static string ConstantText(in AttributeValue value) =>
        value.Text ??
        (value.IsBoolean ? (value.Boolean ? "true" : "false") :
        value.IsNull ? "null" :
        value.List?.Text ?? TextOfMap);
}
