namespace ConvertTyped.Semantics;

/// <summary>Converts a served value to the declared type. If the value cannot be converted, the result is null and the variable is unavailable.</summary>
internal static class VariableCast
{
    private const double LargestExact = 1L << 53;

    internal static bool ToBoolean(in JavaScriptPrimitive value) => value.String switch
    {
        "true" => true,
        "false" => false,
        _ => value.ToBoolean(),
    };

    /// <summary>
    /// The value as an integer. Booleans are 1 or 0, and integers up to 2^53 keep their value. All other values, including other numbers such as <c>1e21</c>,
    /// are parsed from their text. The result is null if this text does not begin with a 64-bit integer.
    /// </summary>
    internal static long? ToInteger(in JavaScriptPrimitive value) =>
        value.Type == JavaScriptType.Boolean ? (value.ToBoolean() ? 1 : 0) :
        value.Type == JavaScriptType.Number && IsExactInteger(value.Number) ? (long)value.Number :
        JavaScriptNumber.TryParseLeadingInteger(value.ToText().AsSpan(), out var number) ? number :
        null;

    internal static double? ToFloat(in JavaScriptPrimitive value) =>
        value.Type == JavaScriptType.Boolean ? (value.ToBoolean() ? 1 : 0) :
        value.Type == JavaScriptType.Number && IsFinite(value.Number) && value.Number != 0 ? value.Number :
        JavaScriptNumber.TryParseLeadingDouble(value.ToText().AsSpan(), out var number) ? number :
        null;

    private static bool IsExactInteger(double number) => Math.Abs(number) <= LargestExact && Math.Truncate(number) == number;

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
