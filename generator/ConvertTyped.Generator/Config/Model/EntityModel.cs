namespace ConvertTyped.Generator.Config.Model;

/// <summary>An entity of the config, with the data that generated code needs.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Title">Its name in Convert.</param>
internal sealed record EntityModel(EntityKind Kind, AssignedName Name, string Key, string? Id, string? Title, string? Type, string? Status)
{
    /// <summary>Why code should no longer use it, as in "it is archived"; null if the entity is not retired.</summary>
    public string? Retirement { get; init; }

    /// <summary>Its entry in convert.retired.json; null if the config has the entity.</summary>
    public RetiredEntry? RetiredEntry { get; init; }
}
