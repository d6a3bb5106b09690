namespace ConvertTyped.Generator.Config.Json;

internal enum JsonKind
{
    /// <summary>Something stands here, or nothing does, that is no JSON value. The reader has said so.</summary>
    Invalid,
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
