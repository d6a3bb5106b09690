namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the <c>[Obsolete]</c> attribute of members that code should no longer use.</summary>
internal static class ObsoleteCode
{
    /// <summary>The attribute with its line end; empty if the entity is not retired.</summary>
    public static string Line(EntityModel entity) => entity switch
    {
        { RetiredEntry: { } entry } => Line(entity.Kind, Subject(entity), entry),
        { Retirement: { } reason } => Line(entity.Kind, $"{Subject(entity)} is {reason}.", isError: false),
        _ => "",
    };

    public static string Line(VariationModel variation, EntityModel experience) => variation.RetiredEntry is { } entry && experience.RetiredEntry is null
        ? Line(EntityKind.Experience, $"The variation '{variation.Key ?? variation.Id}' of the experience '{experience.Key}'", entry)
        : "";

    public static string Line(VariableModel variable, EntityModel feature) => variable.RetiredEntry is { } entry && feature.RetiredEntry is null
        ? Line(EntityKind.Feature, $"The variable '{variable.Key}' of the feature '{feature.Key}'", entry)
        : "";

    public static string Line(AttributeModel attribute) => attribute.RetiredEntry is { } entry
        ? Line(kind: null, $"The attribute '{attribute.Key}' is retired: no rule has read it since {entry.Since}.", entry.IsError)
        : "";

    private static string Subject(EntityModel entity) => $"The {entity.Kind.Word()} '{entity.Key}'";

    private static string Line(EntityKind? kind, string subject, RetiredEntry entry) => Line(kind, $"{subject} is retired: {entry.Reason}.", entry.IsError);

    private static string Line(EntityKind? kind, string message, bool isError) =>
        $"[global::System.Obsolete({Literal.Of(message)}{(isError ? ", error: true" : "")}, DiagnosticId = \"{Id(kind)}\", UrlFormat = \"{RulePages.UrlFormat}\")]\n";

    private static string Id(EntityKind? kind) => kind switch
    {
        EntityKind.Experience => "CVT2001",
        EntityKind.Feature => "CVT2002",
        EntityKind.Goal => "CVT2003",
        _ => "CVT2004",
    };
}
