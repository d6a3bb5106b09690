namespace ConvertTyped.Generator.Config.Model;

/// <summary>An entity of the config as code is to know it.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Title">What people call it in Convert.</param>
internal sealed record EntityModel(EntityKind Kind, AssignedName Name, string Key, string? Id, string? Title, string? Type, string? Status)
{
    /// <summary>Why code should no longer use it, as in "it is archived"; null while it may.</summary>
    public string? Retirement { get; init; }

    /// <summary>When Convert stopped serving the entity; null if the config has it.</summary>
    public Removal? Removal { get; init; }
}
