namespace ConvertTyped.Hosting.Stores;

/// <summary>A table of ours in the user's database.</summary>
/// <param name="Name">Its name, which was checked.</param>
/// <param name="Columns">Its columns, in words.</param>
/// <param name="Script">Creates it unless it exists.</param>
/// <param name="MayCreate">Whether it is created if it is missing.</param>
internal sealed record TableDefinition(string Name, string Columns, string Script, bool MayCreate)
{
    internal static TableDefinition Create(ConvertStoreOptions options) =>
        new(options.Table, "id, state and expires", ConvertTable.Script(options.Table), options.CreateTable);

    internal static TableDefinition Create(ConvertOutboxOptions options) => new(
        options.Table,
        "id, project, visitor, segments, event, stored, lease and leased_until",
        ConvertOutboxTable.Script(options.Table),
        options.CreateTable);
}
