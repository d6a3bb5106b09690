using System.ComponentModel;
using System.Text.Json;
using ConvertTyped.Attributes;

namespace ConvertTyped.Generated;

/// <summary>
/// Reads a JSON value for generated code, without reflection. Unknown members are ignored. A missing or null value is read as null if the shape
/// allows it, and otherwise as the empty value of its type: 0, false, <c>""</c>, an empty list, or an object whose members have empty values. A
/// value of an unexpected type is read as null if the shape allows it; otherwise, the nearest enclosing value that can be null becomes null. This
/// type is for generated code only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonReading
{
    private const double LargestExact = 1L << 53;

    private readonly JsonElement _value;
    private readonly JsonShape _shape;
    private readonly string _name;

    internal JsonReading(JsonElement value, JsonShape shape, string name)
    {
        _value = value;
        _shape = shape;
        _name = name;
    }

    private bool IsMissing => _value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>The member with this name, which may be missing.</summary>
    public JsonReading this[string name] => new(JsonText.Member(_value, name), _shape, name);

    /// <summary>Reads a boolean; false if the value is missing or not a boolean.</summary>
    public bool AsBoolean() => TryBoolean(out var flag) ? flag : Empty(false);

    /// <summary>Reads a boolean; null if the value is missing or not a boolean.</summary>
    public bool? AsBooleanOrNull() => TryBoolean(out var flag) ? flag : Null<bool?>();

    /// <summary>Reads a 64-bit integer, or a whole number up to 2^53 in a notation such as <c>1e3</c>; 0 if the value is missing or not such a number.</summary>
    public long AsInteger() => TryInteger(out var number) ? number : Empty(0L);

    /// <summary>Reads a 64-bit integer, or a whole number up to 2^53 in a notation such as <c>1e3</c>; null if the value is missing or not such a number.</summary>
    public long? AsIntegerOrNull() => TryInteger(out var number) ? number : Null<long?>();

    /// <summary>Reads a number; 0 if the value is missing or not a finite number.</summary>
    public double AsNumber() => TryNumber(out var number) ? number : Empty(0d);

    /// <summary>Reads a number; null if the value is missing or not a finite number.</summary>
    public double? AsNumberOrNull() => TryNumber(out var number) ? number : Null<double?>();

    /// <summary>Reads a string; <c>""</c> if the value is missing or not a string.</summary>
    public string AsString() => _value.ValueKind == JsonValueKind.String ? JsonText.Read(_value) : Empty("");

    /// <summary>Reads a string; null if the value is missing or not a string.</summary>
    public string? AsStringOrNull() => _value.ValueKind == JsonValueKind.String ? JsonText.Read(_value) : Null<string>();

    /// <summary>Reads an object. If the value is missing or not an object, returns an object whose members have empty values.</summary>
    public T AsObject<T>(Func<JsonReading, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return _value.ValueKind == JsonValueKind.Object ? read(this) : Empty(read(new(default, _shape, _name)));
    }

    /// <summary>Reads an object; null if the value is missing or cannot be read as an object.</summary>
    public T? AsObjectOrNull<T>(Func<JsonReading, T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (_value.ValueKind != JsonValueKind.Object)
            return Null<T>();
        var outer = _shape.Enter();
        var value = read(this);
        return _shape.Leave(outer) ? value : null;
    }

    /// <summary>Reads a list; empty if the value is missing or not a list.</summary>
    public IReadOnlyList<T> AsList<T>(Func<JsonReading, T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _value.ValueKind == JsonValueKind.Array ? Items(item) : Empty(JsonList<T>.Empty);
    }

    /// <summary>Reads a list; null if the value is missing or cannot be read as a list.</summary>
    public IReadOnlyList<T>? AsListOrNull<T>(Func<JsonReading, T> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (_value.ValueKind != JsonValueKind.Array)
            return Null<IReadOnlyList<T>>();
        var outer = _shape.Enter();
        var items = Items(item);
        return _shape.Leave(outer) ? items : null;
    }

    /// <summary>Reads a list of objects; empty if the value is missing or not a list.</summary>
    public IReadOnlyList<T> AsObjects<T>(Func<JsonReading, T> read) => AsList(item => item.AsObject(read));

    /// <summary>Reads a list of objects; null if the value is missing or cannot be read as such a list.</summary>
    public IReadOnlyList<T>? AsObjectsOrNull<T>(Func<JsonReading, T> read) => AsListOrNull(item => item.AsObject(read));

    /// <summary>Reads a value of any kind; null if the value is missing or JSON null.</summary>
    public JsonElement? AsElement() => IsMissing ? null : _value;

    private JsonList<T> Items<T>(Func<JsonReading, T> item)
    {
        var items = new T[_value.GetArrayLength()];
        var at = 0;
        foreach (var element in _value.EnumerateArray())
            items[at++] = item(new(element, _shape, _name));
        return new(items);
    }

    private bool TryBoolean(out bool flag)
    {
        flag = _value.ValueKind == JsonValueKind.True;
        return flag || _value.ValueKind == JsonValueKind.False;
    }

    private bool TryInteger(out long number)
    {
        number = 0;
        if (_value.ValueKind != JsonValueKind.Number)
            return false;
        if (_value.TryGetInt64(out number))
            return true;
        if (!_value.TryGetDouble(out var wide) || Math.Truncate(wide) != wide || Math.Abs(wide) > LargestExact)
            return false;
        number = (long)wide;
        return true;
    }

    private bool TryNumber(out double number)
    {
        number = 0;
        return _value.ValueKind == JsonValueKind.Number && _value.TryGetDouble(out number) && double.IsFinite(number);
    }

    private T Empty<T>(T empty)
    {
        _shape.Lacks(_name, isFatal: !IsMissing);
        return empty;
    }

    private T? Null<T>()
    {
        if (!IsMissing)
            _shape.Lacks(_name, isFatal: false);
        return default;
    }
}
