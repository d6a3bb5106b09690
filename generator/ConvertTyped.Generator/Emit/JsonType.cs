namespace ConvertTyped.Generator.Emit;

/// <summary>The C# type of a JSON value, and how generated code reads the value.</summary>
/// <param name="Name">The type without its nullable annotation.</param>
/// <param name="Method">The method that reads the value, such as <c>AsInteger</c>.</param>
/// <param name="Argument">The argument of the method, which states how to read the content; empty if the method takes none.</param>
/// <param name="Empty">The initializer that the compiler requires for a property; empty if it requires none.</param>
internal sealed record JsonType(string Name, string Method, string Argument = "", string Empty = "", bool IsNullable = false)
{
    public const string Element = "global::System.Text.Json.JsonElement";

    /// <summary>A value of any type, which is passed on unchanged.</summary>
    public static readonly JsonType Any = new(Element, "AsElement", IsNullable: true);

    /// <summary>The type of the items of a list.</summary>
    public JsonType? Item { get; init; }

    public bool IsAny => Method == Any.Method;

    public bool IsObject => Method == "AsObject";

    /// <summary>Whether the value is a list. Records copy their lists, because otherwise lists would not be compared by their items.</summary>
    public bool IsList => Item is not null;

    public string Annotated => IsNullable ? Name + "?" : Name;

    public string Read(string json) => $"{json}.{Method}{(IsNullable && !IsAny ? "OrNull" : "")}({Argument})";
}
