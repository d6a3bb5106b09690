using System.Globalization;
using System.Text.Json;

namespace ConvertTyped.Attributes;

/// <summary>
/// Unwraps values from types of libraries that this package does not reference: <c>StringValues</c> of ASP.NET Core and the <c>JToken</c>s of
/// Newtonsoft.Json. The types are recognized by name.
/// </summary>
internal static class WrappedValue
{
    private const string StringValues = "Microsoft.Extensions.Primitives.StringValues";
    private const string Newtonsoft = "Newtonsoft.Json.Linq";
    private const string RawJson = "JRaw";

    /// <summary>
    /// Gets the value in a wrapper: a string, a list, a number, a boolean, a date, null, a <see cref="JsonElement"/> or an <see cref="UnreadValue"/>.
    /// Returns false if the value is not in a wrapper.
    /// </summary>
    internal static bool TryUnwrap(object value, out object? content)
    {
        var type = value.GetType();
        content = null;
        if (type.FullName == StringValues)
            content = Unwrap((IEnumerable<string?>)value);
        else if (type.Namespace == Newtonsoft)
            content = value is IConvertible scalar && type.Name != RawJson ? Unwrap(scalar) : Parse(value.ToString()) ?? (object)new UnreadValue(type);
        else
            return false;
        return true;
    }

    /// <summary>Unwraps a <c>StringValues</c>. An absent header becomes null, and a header that was sent once becomes a string.</summary>
    private static object? Unwrap(IEnumerable<string?> values) => values.ToArray() switch
    {
        [] => null,
        [var only] => only,
        var several => several,
    };

    private static object? Unwrap(IConvertible scalar) => scalar.GetTypeCode() switch
    {
        TypeCode.Empty or TypeCode.DBNull => null,
        TypeCode.Boolean => scalar.ToBoolean(null),
        TypeCode.DateTime => scalar.ToDateTime(null),
        TypeCode.String or TypeCode.Char => scalar.ToString(),
        TypeCode.Object => TextOf(scalar),
        TypeCode.Double or TypeCode.Single => scalar.ToDouble(null),
        TypeCode.UInt64 or TypeCode.Decimal => scalar.ToDecimal(null),
        _ => scalar.ToInt64(null),
    };

    /// <summary>
    /// Returns text that does not depend on the culture. The type of the scalar's value is not accessible, but a date with an offset can be recognized.
    /// </summary>
    private static string? TextOf(IConvertible scalar)
    {
        if (scalar is not IFormattable formattable)
            return scalar.ToString();
        var text = formattable.ToString(null, CultureInfo.InvariantCulture);
        return DateTimeOffset.TryParseExact(text, "MM/dd/yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? formattable.ToString(AttributeCopy.IsoDateTime, CultureInfo.InvariantCulture)
            : text;
    }

    private static JsonElement? Parse(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
