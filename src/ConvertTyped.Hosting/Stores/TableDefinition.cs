namespace ConvertTyped.Hosting.Stores;

/// <summary>A table that ConvertTyped uses in the application's database.</summary>
/// <param name="Name">The validated name of the table.</param>
/// <param name="Columns">The columns of the table, for error messages.</param>
/// <param name="Script">The statements that create the table unless it exists.</param>
/// <param name="MayCreate">Whether the table is created if it is missing.</param>
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
