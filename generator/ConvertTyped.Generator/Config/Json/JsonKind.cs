namespace ConvertTyped.Generator.Config.Json;

internal enum JsonKind
{
    /// <summary>The value is missing or is not JSON. The reader has reported it.</summary>
    Invalid,
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
