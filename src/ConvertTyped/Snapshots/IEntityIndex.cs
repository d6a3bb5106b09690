namespace ConvertTyped.Snapshots;

/// <summary>The entities of any kind.</summary>
internal interface IEntityIndex
{
    IReadOnlyList<ConfigEntity> Entities { get; }

    ConfigEntity? Find(string key);

    ConfigEntity? FindById(string id);
}
