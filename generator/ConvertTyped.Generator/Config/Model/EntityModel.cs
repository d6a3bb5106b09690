namespace ConvertTyped.Generator.Config.Model;

/// <summary>An entity of the config or of convert.retired.json, with the data that generated code needs.</summary>
/// <param name="Name">The entity's C# name.</param>
/// <param name="Title">The entity's name in Convert.</param>
internal sealed record EntityModel(EntityKind Kind, AssignedName Name, string Key, string? Id, string? Title, string? Type, string? Status)
{
    /// <summary>Why the entity is retired, such as "archived"; null if it is not retired.</summary>
    public string? Retirement { get; init; }

    /// <summary>The entity's entry in convert.retired.json; null if the config has the entity.</summary>
    public RetiredEntry? RetiredEntry { get; init; }
}
