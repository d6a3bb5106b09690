namespace ConvertTyped.Generator.Config.Json;

internal enum JsonKind
{
    /// <summary>The value is missing, is not JSON, or is nested too deeply. The reader has reported the error.</summary>
    Invalid,
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
