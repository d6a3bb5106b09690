using System.Globalization;

namespace ConvertTyped.Generator.Config.Shapes;

/// <summary>Finds the common shape of values.</summary>
internal static class ShapeInference
{
    public static InferredShape Infer(JsonNode value) => value.Kind switch
    {
        JsonKind.False or JsonKind.True => new(InferredShapeKind.Boolean),
        JsonKind.Number => new(IsWhole(value.Text) ? InferredShapeKind.Integer : InferredShapeKind.Number),
        JsonKind.String => new(InferredShapeKind.String),
        JsonKind.Array => new(InferredShapeKind.List) { Item = Union(value.Items.Select(Infer)) },
        JsonKind.Object => new(InferredShapeKind.Object) { Members = new(MembersOf(value)) },
        _ => new(InferredShapeKind.Unknown, IsNullable: true),
    };

    /// <summary>The shape of a variable's value, which may be a string that contains JSON. If the string is not JSON, the value is the string itself.</summary>
    public static InferredShape InferVariable(JsonNode value)
    {
        if (value.Kind != JsonKind.String)
            return Infer(value);
        var parsed = JsonReader.Read(value.Text);
        return parsed.Errors.Count == 0 ? Infer(parsed.Root) : new(InferredShapeKind.String);
    }

    public static InferredShape Union(IEnumerable<InferredShape> shapes) => shapes.Aggregate(InferredShape.Unknown, Union);

    public static InferredShape Union(InferredShape left, InferredShape right)
    {
        var isNullable = left.IsNullable || right.IsNullable;
        if (left.Kind == InferredShapeKind.Unknown || right.Kind == InferredShapeKind.Unknown)
            return (left.Kind == InferredShapeKind.Unknown ? right : left) with { IsNullable = isNullable };
        if (left.Kind != right.Kind)
            return new(AreNumbers(left, right) ? InferredShapeKind.Number : InferredShapeKind.Mixed, isNullable);
        return left.Kind switch
        {
            InferredShapeKind.List => left with { IsNullable = isNullable, Item = Union(left.Item!, right.Item!) },
            InferredShapeKind.Object => left with { IsNullable = isNullable, Members = new(UnionOf(left.Members, right.Members)) },
            _ => left with { IsNullable = isNullable },
        };
    }

    /// <summary>Whether a value can be added to the values without increasing the number of parts that have no common type.</summary>
    public static bool Fits(InferredShape values, InferredShape value) => CountMixed(Union(values, value)) <= CountMixed(values);

    private static bool IsWhole(string number) => long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool AreNumbers(InferredShape left, InferredShape right) =>
        left.Kind is InferredShapeKind.Integer or InferredShapeKind.Number && right.Kind is InferredShapeKind.Integer or InferredShapeKind.Number;

    private static IEnumerable<InferredShapeMember> MembersOf(JsonNode value) => value.Members
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .OrderBy(members => members.Key, StringComparer.Ordinal)
        .Select(members => new InferredShapeMember(members.Key, Infer(members.Last().Value)));

    private static IEnumerable<InferredShapeMember> UnionOf(IReadOnlyList<InferredShapeMember> left, IReadOnlyList<InferredShapeMember> right)
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

    private static InferredShapeMember Optional(InferredShapeMember member) => member with { Shape = member.Shape with { IsNullable = true } };

    private static int CountMixed(InferredShape shape) =>
        (shape.Kind == InferredShapeKind.Mixed ? 1 : 0)
        + (shape.Item is null ? 0 : CountMixed(shape.Item))
        + shape.Members.Sum(member => CountMixed(member.Shape));
}
