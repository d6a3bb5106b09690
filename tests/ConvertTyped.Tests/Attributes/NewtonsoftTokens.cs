using System.Collections;
using System.Globalization;

// The types of Newtonsoft.Json as the SDK sees them: by name, by IConvertible, as sequences of tokens, and by their JSON text.
namespace Newtonsoft.Json.Linq;

internal abstract class JToken : IEnumerable<JToken>
{
    public IEnumerator<JToken> GetEnumerator() => Enumerable.Empty<JToken>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list or an object, known by its JSON.</summary>
internal sealed class JContainer(string json) : JToken
{
    public override string ToString() => json;
}

internal sealed class JValue(object? value) : JToken, IConvertible
{
    public override string ToString() => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    public TypeCode GetTypeCode() => value is null ? TypeCode.Empty : Type.GetTypeCode(value.GetType());

    public bool ToBoolean(IFormatProvider? provider) => Convert.ToBoolean(value, provider);

    public byte ToByte(IFormatProvider? provider) => Convert.ToByte(value, provider);

    public char ToChar(IFormatProvider? provider) => Convert.ToChar(value, provider);

    public DateTime ToDateTime(IFormatProvider? provider) => Convert.ToDateTime(value, provider);

    public decimal ToDecimal(IFormatProvider? provider) => Convert.ToDecimal(value, provider);

    public double ToDouble(IFormatProvider? provider) => Convert.ToDouble(value, provider);

    public short ToInt16(IFormatProvider? provider) => Convert.ToInt16(value, provider);

    public int ToInt32(IFormatProvider? provider) => Convert.ToInt32(value, provider);

    public long ToInt64(IFormatProvider? provider) => Convert.ToInt64(value, provider);

    public sbyte ToSByte(IFormatProvider? provider) => Convert.ToSByte(value, provider);

    public float ToSingle(IFormatProvider? provider) => Convert.ToSingle(value, provider);

    public string ToString(IFormatProvider? provider) => Convert.ToString(value, provider) ?? "";

    public object ToType(Type conversionType, IFormatProvider? provider) => Convert.ChangeType(value!, conversionType, provider);

    public ushort ToUInt16(IFormatProvider? provider) => Convert.ToUInt16(value, provider);

    public uint ToUInt32(IFormatProvider? provider) => Convert.ToUInt32(value, provider);

    public ulong ToUInt64(IFormatProvider? provider) => Convert.ToUInt64(value, provider);
}
