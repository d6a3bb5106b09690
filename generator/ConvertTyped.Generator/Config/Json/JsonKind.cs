namespace ConvertTyped.Generator.Config.Json;

internal enum JsonKind
{
    /// <summary>The value is missing or is not JSON. The reader has reported the error.</summary>
    Invalid,
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
