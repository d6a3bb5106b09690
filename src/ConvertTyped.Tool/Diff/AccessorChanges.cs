using ConvertTyped.Tool.Configs;

namespace ConvertTyped.Tool.Diff;

/// <summary>Finds the effects of a config change on code that uses the typed accessors.</summary>
internal static class AccessorChanges
{
    public static IReadOnlyList<AccessorChange> Between(LoadedConfig before, LoadedConfig after)
    {
        var isPartial = before.IsManifest || after.IsManifest;
        var old = Distinct(EmittedMembers.List(before.CodeModel, isPartial));
        var current = Distinct(EmittedMembers.List(after.CodeModel, isPartial));
        var byId = current.Values.Where(member => member.Id is not null).GroupBy(member => member.Id!).ToDictionary(group => group.Key, group => group.First());
        var changes = new List<AccessorChange>();
        foreach (var member in old.Values)
        {
            // The accessors of entities that Convert stopped serving earlier are kept, because 'pull' has listed them in convert.retired.json.
            if (member.IsListedAsRetired && after.Name == ConfigSource.Live)
                continue;
            if (!IsOnlyIn(member.Owner, old, current) && Change(member, current.GetValueOrDefault(member.Path), byId) is { } change)
                changes.Add(change);
        }
        changes.AddRange(current.Values
            .Where(member => !old.ContainsKey(member.Path) && !IsOnlyIn(member.Owner, current, old) && !(isPartial && member.Retirement is not null))
            .Select(member => new AccessorChange(AccessorEffect.New, member.Path, member.Type)));
        return [.. changes.OrderBy(change => change.Effect)];
    }

    // A member that was added or removed together with its owner is not listed separately.
    private static bool IsOnlyIn(string? owner, Dictionary<string, EmittedMember> one, Dictionary<string, EmittedMember> other) =>
        owner is not null && one.ContainsKey(owner) && !other.ContainsKey(owner);

    private static AccessorChange? Change(EmittedMember was, EmittedMember? now, Dictionary<string, EmittedMember> byId)
    {
        if (now is null)
        {
            var successor = was.Id is { } id ? byId.GetValueOrDefault(id) : null;
            return new(AccessorEffect.Breaks, was.Path, successor is null ? "not in the new config" : $"renamed to {successor.Path}");
        }
        // Records and lists are compared member by member.
        if (was.Type != now.Type)
            return new(AccessorEffect.Breaks, was.Path, $"type changed from {was.Type} to {now.Type}");
        if (was.Id is { } oldId && now.Id is { } newId && oldId != newId && byId.TryGetValue(oldId, out var moved))
            return new(AccessorEffect.Breaks, was.Path, $"now refers to another {was.Type}; the earlier {was.Type} is now {moved.Path}");
        if (now.IsError && !was.IsError)
            return new(AccessorEffect.Breaks, was.Path, $"obsolete, and each use is a compile error: {now.Retirement}");
        return was.Retirement is null && now.Retirement is { } reason ? new(AccessorEffect.Warns, was.Path, $"obsolete: {reason}") : null;
    }

    private static Dictionary<string, EmittedMember> Distinct(IEnumerable<EmittedMember> members)
    {
        var found = new Dictionary<string, EmittedMember>(StringComparer.Ordinal);
        foreach (var member in members)
            found.TryAdd(member.Path, member);
        return found;
    }
}
