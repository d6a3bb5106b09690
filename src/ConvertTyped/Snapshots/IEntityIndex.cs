namespace ConvertTyped.Snapshots;

/// <summary>The entities of one kind, without the type parameter of <see cref="EntityIndex{T}"/>.</summary>
internal interface IEntityIndex
{
    IReadOnlyList<ConfigEntity> Entities { get; }

    ConfigEntity? Find(string key);

    ConfigEntity? FindById(string id);
}
