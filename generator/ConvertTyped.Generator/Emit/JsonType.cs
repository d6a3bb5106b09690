namespace ConvertTyped.Generator.Emit;

/// <summary>How a JSON value is typed in C#, and read.</summary>
/// <param name="Name">The type where it is not null.</param>
/// <param name="Method">What reads it, <c>AsInteger</c> for one.</param>
/// <param name="Argument">What the method is told: how to read what is in it.</param>
/// <param name="Empty">What a property begins with for the compiler's sake; empty where it needs nothing.</param>
internal sealed record JsonType(string Name, string Method, string Argument = "", string Empty = "", bool IsNullable = false)
{
    public const string Element = "global::System.Text.Json.JsonElement";

    /// <summary>Anything: handed on as it is, null where there is nothing.</summary>
    public static readonly JsonType Any = new(Element, "AsElement", IsNullable: true);

    /// <summary>What a list is a list of.</summary>
    public JsonType? Item { get; init; }

    public bool IsAny => Method == Any.Method;

    public bool IsObject => Method == "AsObject";

    /// <summary>A list compares by its items only if the record has a hand in setting it.</summary>
    public bool IsList => Item is not null;

    public string Annotated => IsNullable ? Name + "?" : Name;

    public string Read(string json) => $"{json}.{Method}{(IsNullable && !IsAny ? "OrNull" : "")}({Argument})";
}
