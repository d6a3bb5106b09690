namespace ConvertTyped.Generator.Config;

internal enum EntityKind
{
    Experience,
    Feature,
    Goal,
    Segment,
    Audience,
    Location,
}

internal static class EntityKindWords
{
    /// <summary>The member of the config that lists the entities of a kind.</summary>
    public static string ListName(this EntityKind kind) => kind switch
    {
        EntityKind.Experience => "experiences",
        EntityKind.Feature => "features",
        EntityKind.Goal => "goals",
        EntityKind.Segment => "segments",
        EntityKind.Audience => "audiences",
        _ => "locations",
    };

    public static string Word(this EntityKind kind) => kind switch
    {
        EntityKind.Experience => "experience",
        EntityKind.Feature => "feature",
        EntityKind.Goal => "goal",
        EntityKind.Segment => "segment",
        EntityKind.Audience => "audience",
        _ => "location",
    };

    /// <summary>Whether entities of the kind must have a key. Audiences and locations do not need a key, because experiences refer to them by id.</summary>
    public static bool NeedsKey(this EntityKind kind) => kind is not (EntityKind.Audience or EntityKind.Location);
}
