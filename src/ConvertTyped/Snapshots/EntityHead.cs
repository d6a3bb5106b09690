using System.Diagnostics.CodeAnalysis;

namespace ConvertTyped.Snapshots;

/// <summary>The fields that every entity has.</summary>
internal struct EntityHead
{
    private string? _id;

    [AllowNull]
    internal string Id
    {
        readonly get => _id!;
        set => _id = value;
    }

    internal readonly bool HasId => _id is not null;

    internal string? Key { get; set; }

    internal JsonSlice Source { get; set; }
}
