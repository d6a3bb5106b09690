namespace ConvertTyped.Generator.Emit;

/// <summary>
/// The types of all JSON variables of a config, and the records that represent their objects. A record comes before the records of its nested objects. Objects
/// with the same name and shape share one record, unless the containing type has a member with the record's name, which would hide the record. A shared record
/// is named after its first use; features are read in the order of their ids.
/// </summary>
internal sealed class JsonTypes
{
    private const string ListOf = "global::System.Collections.Generic.IReadOnlyList";

    private const int DeepestRecord = 16;

    private readonly Dictionary<(string Feature, string Variable), JsonType> _types = [];
    private readonly List<JsonRecord> _records = [];
    private readonly Dictionary<(string Name, InferredShape Shape), JsonRecord> _shared = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private JsonTypes()
    {
    }

    public IReadOnlyList<JsonRecord> Records => _records;

    /// <param name="features">The features, ordered by id. If two records would have the same name, the first record gets the name.</param>
    public static JsonTypes Collect(IReadOnlyList<FeatureModel> features)
    {
        var types = new JsonTypes();
        foreach (var feature in features)
        {
            var names = new Scope(feature.Entity.Id, [.. feature.Variables.Select(variable => variable.Name)], 0);
            foreach (var variable in feature.Variables)
            {
                if (variable.Shape is null)
                    continue;
                var origin = $"The variable <c>{XmlText.Escape(variable.Key)}</c> of {EntityXml.Mention(feature.Entity)}";
                types._types[(feature.Entity.Key, variable.Key)] =
                    types.TypeOf(variable.Shape, new(feature.Entity.Name.Stem, variable.Name), origin, names) with { IsNullable = true };
            }
        }
        return types;
    }

    public JsonType TypeOf(FeatureModel feature, VariableModel variable) => _types[(feature.Entity.Key, variable.Key)];

    private JsonType TypeOf(InferredShape shape, RecordName wanted, string origin, Scope scope)
    {
        var type = shape.Kind switch
        {
            InferredShapeKind.Boolean => new("bool", "AsBoolean"),
            InferredShapeKind.Integer => new("long", "AsInteger"),
            InferredShapeKind.Number => new("double", "AsNumber"),
            InferredShapeKind.String => new("string", "AsString", Empty: "\"\""),
            InferredShapeKind.List => ListType(TypeOf(shape.Item!, wanted with { Own = wanted.Own + "Item" }, "An item of " + Lower(origin), scope)),
            InferredShapeKind.Object when shape.Members.Count > 0 && scope.Depth < DeepestRecord && wanted.Full.Length < Identifier.LongestName =>
                RecordType(shape, wanted, origin, scope),
            _ => JsonType.Any,
        };
        return type with { IsNullable = type.IsNullable || shape.IsNullable };
    }

    // Lists of non-nullable records are read with a method group, because the compiler needs more time for a lambda.
    private static JsonType ListType(JsonType item)
    {
        var ofObjects = item is { IsObject: true, IsNullable: false };
        return new(
            $"{ListOf}<{item.Annotated}>",
            ofObjects ? "AsObjects" : "AsList",
            ofObjects ? item.Argument : $"static item => {item.Read("item")}",
            $"global::ConvertTyped.Generated.JsonVariable.List<{item.Annotated}>()") { Item = item };
    }

    private JsonType RecordType(InferredShape shape, RecordName wanted, string origin, Scope scope)
    {
        var key = (wanted.Own, shape with { IsNullable = false });
        if (_shared.TryGetValue(key, out var shared) && !scope.Members.Contains(shared.TypeName))
            return TypeOf(shared);

        var name = Take(wanted.Full, scope);
        var names = NameAssignment.Assign(
            [.. shape.Members.Select(member => ((string?)null, member.Key))], member => ReservedNames.ForJsonMember(name, member));
        var inner = new Scope(scope.FeatureId, [.. names.Select(member => member.Member)], scope.Depth + 1);

        var at = _records.Count;
        JsonProperty[] properties = [.. shape.Members.Select((member, i) => new JsonProperty(
            names[i].Member,
            member.Key,
            TypeOf(member.Shape, new(name, names[i].Member), $"The member <c>{XmlText.Escape(member.Key)}</c> of <see cref=\"{name}\"/>", inner)))];
        var record = new JsonRecord(name, origin, properties);
        _records.Insert(at, record);
        _shared[key] = record;
        return TypeOf(record);
    }

    private static JsonType TypeOf(JsonRecord record) => new(record.TypeName, "AsObject", record.TypeName + ".Read", "new()");

    private string Take(string wanted, Scope scope)
    {
        var name = TypeNames.IsOfEntity(wanted) || scope.Members.Contains(wanted) ? wanted + "_" : wanted;
        var suffix = Identifier.From(scope.FeatureId ?? "").TrimStart('_');
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = number == 2 && suffix.Length > 0 ? $"{wanted}_{suffix}" : $"{wanted}_{number}";
        }
        return name;
    }

    private static string Lower(string origin) => char.ToLowerInvariant(origin[0]) + origin.Substring(1);

    /// <summary>
    /// Where a type is used: the feature's id, the names of the containing type's members, and the nesting depth. A member would hide a type with the same name.
    /// </summary>
    private sealed record Scope(string? FeatureId, HashSet<string> Members, int Depth);

    /// <summary>The preferred name of a record: the name of the containing feature or record, followed by the name of the variable or member.</summary>
    private readonly record struct RecordName(string Container, string Own)
    {
        public string Full => Container + Own;
    }
}
