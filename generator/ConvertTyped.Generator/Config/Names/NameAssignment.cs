namespace ConvertTyped.Generator.Config.Names;

/// <summary>Gives each of several siblings a unique C# name that does not depend on their order.</summary>
internal sealed class NameAssignment
{
    // Names that differ only in case are confusing, and not distinct in languages that ignore case (CA1708).
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    private NameAssignment()
    {
    }

    /// <summary>The names, in the order of the siblings. If several siblings map to the same name, the sibling with the lowest id gets the name.</summary>
    public static AssignedName[] Assign(IReadOnlyList<(string? Id, string Key)> siblings, Func<string, bool> isReserved)
    {
        int[] byId = [.. Enumerable.Range(0, siblings.Count)];
        Array.Sort(byId, (left, right) => Order(siblings[left], siblings[right]));

        var assignment = new NameAssignment();
        string[] wanted = [.. siblings.Select(s => Wanted(s.Id, s.Key))];
        var kept = new bool[siblings.Count];
        foreach (var i in byId)
            kept[i] = assignment._taken.Add(wanted[i]);

        var names = new AssignedName[siblings.Count];
        foreach (var i in byId)
        {
            var stem = kept[i] ? wanted[i] : assignment.TakeNext(wanted[i], siblings[i].Id);
            names[i] = new AssignedName(stem, isReserved(stem) ? stem + "_" : stem);
        }
        return names;
    }

    public static int Order((string? Id, string Key) left, (string? Id, string Key) right)
    {
        var order = EntityIdOrder.Compare(left.Id, right.Id);
        return order != 0 ? order : string.CompareOrdinal(left.Key, right.Key);
    }

    /// <summary>
    /// The name for a key before name conflicts are resolved. If the key has neither letters nor digits, the name is based on the id or, if that is not
    /// possible, on the codes of the key's characters.
    /// </summary>
    public static string Wanted(string? id, string key)
    {
        var name = Identifier.From(key);
        if (name.Length == 0 && id is not null)
            name = Identifier.From(id);
        return name.Length > 0 ? name : Identifier.FromPunctuation(key);
    }

    // Siblings without an id, such as variables, are numbered: the second sibling with the same name gets the suffix _2.
    private string TakeNext(string wanted, string? id)
    {
        var suffix = Identifier.From(id ?? "").TrimStart('_');
        var number = 2;
        var name = suffix.Length > 0 ? $"{wanted}_{suffix}" : $"{wanted}_{number}";
        while (!_taken.Add(name))
            name = $"{wanted}_{(suffix.Length > 0 ? suffix + "_" : "")}{number++}";
        return name;
    }
}
