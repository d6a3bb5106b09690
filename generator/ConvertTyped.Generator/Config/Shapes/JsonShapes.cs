using System.Globalization;

namespace ConvertTyped.Generator.Config.Shapes;

/// <summary>Finds the common shape of values.</summary>
internal static class JsonShapes
{
    public static JsonShape Infer(JsonNode value) => value.Kind switch
    {
        JsonKind.False or JsonKind.True => new(JsonShapeKind.Boolean),
        JsonKind.Number => new(IsWhole(value.Text) ? JsonShapeKind.Integer : JsonShapeKind.Number),
        JsonKind.String => new(JsonShapeKind.String),
        JsonKind.Array => new(JsonShapeKind.List) { Item = Union(value.Items.Select(Infer)) },
        JsonKind.Object => new(JsonShapeKind.Object) { Members = new(MembersOf(value)) },
        _ => new(JsonShapeKind.Unknown, IsNullable: true),
    };

    /// <summary>The shape of a variable's value, which may be a string that contains JSON. If the string is not JSON, the value is the string itself.</summary>
    public static JsonShape OfVariable(JsonNode value)
    {
        if (value.Kind != JsonKind.String)
            return Infer(value);
        var parsed = JsonReader.Read(value.Text);
        return parsed.Errors.Count == 0 ? Infer(parsed.Root) : new(JsonShapeKind.String);
    }

    public static JsonShape Union(IEnumerable<JsonShape> shapes) => shapes.Aggregate(JsonShape.Unknown, Union);

    public static JsonShape Union(JsonShape left, JsonShape right)
    {
        var isNullable = left.IsNullable || right.IsNullable;
        if (left.Kind == JsonShapeKind.Unknown || right.Kind == JsonShapeKind.Unknown)
            return (left.Kind == JsonShapeKind.Unknown ? right : left) with { IsNullable = isNullable };
        if (left.Kind != right.Kind)
            return new(AreNumbers(left, right) ? JsonShapeKind.Number : JsonShapeKind.Mixed, isNullable);
        return left.Kind switch
        {
            JsonShapeKind.List => left with { IsNullable = isNullable, Item = Union(left.Item!, right.Item!) },
            JsonShapeKind.Object => left with { IsNullable = isNullable, Members = new(UnionOf(left.Members, right.Members)) },
            _ => left with { IsNullable = isNullable },
        };
    }

    /// <summary>Whether values of both shapes have a common type that keeps the type of each.</summary>
    public static bool Fits(JsonShape values, JsonShape value) => CountMixed(Union(values, value)) <= CountMixed(values);

    private static bool IsWhole(string number) => long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool AreNumbers(JsonShape left, JsonShape right) =>
        left.Kind is JsonShapeKind.Integer or JsonShapeKind.Number && right.Kind is JsonShapeKind.Integer or JsonShapeKind.Number;

    private static IEnumerable<JsonShapeMember> MembersOf(JsonNode value) => value.Members
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .OrderBy(members => members.Key, StringComparer.Ordinal)
        .Select(members => new JsonShapeMember(members.Key, Infer(members.Last().Value)));

    private static IEnumerable<JsonShapeMember> UnionOf(IReadOnlyList<JsonShapeMember> left, IReadOnlyList<JsonShapeMember> right)
    {
        for (int l = 0, r = 0; l < left.Count || r < right.Count;)
        {
            var order = l == left.Count ? 1 : r == right.Count ? -1 : string.CompareOrdinal(left[l].Key, right[r].Key);
            if (order == 0)
                yield return new(left[l].Key, Union(left[l++].Shape, right[r++].Shape));
            else
                yield return Optional(order < 0 ? left[l++] : right[r++]);
        }
    }

    private static JsonShapeMember Optional(JsonShapeMember member) => member with { Shape = member.Shape with { IsNullable = true } };

    private static int CountMixed(JsonShape shape) =>
        (shape.Kind == JsonShapeKind.Mixed ? 1 : 0)
        + (shape.Item is null ? 0 : CountMixed(shape.Item))
        + shape.Members.Sum(member => CountMixed(member.Shape));
}
