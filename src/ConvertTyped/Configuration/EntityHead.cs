namespace ConvertTyped.Configuration;

/// <summary>The fields that every entity has.</summary>
internal struct EntityHead
{
    private string? _id;

    internal readonly string Id => _id!;

    internal readonly bool HasId => _id is not null;

    internal string? Key { get; private set; }

    internal JsonSlice Source { get; set; }

    /// <summary>Reads the current member if it is one of these fields.</summary>
    internal bool TryRead(ref JsonInput input)
    {
        if (input.NameIs("id"u8))
            _id = input.ReadId();
        else if (input.NameIs("key"u8))
            Key = input.ReadId();
        else
            return false;
        return true;
    }
}
