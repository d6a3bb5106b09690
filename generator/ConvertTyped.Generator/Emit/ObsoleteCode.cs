namespace ConvertTyped.Generator.Emit;

/// <summary>Writes the <c>[Obsolete]</c> attribute of members that code should no longer use.</summary>
internal static class ObsoleteCode
{
    /// <summary>The attribute with its line end; empty if the entity is not retired.</summary>
    public static string Line(EntityModel entity) => entity switch
    {
        { Removal: { } removal } => Line(entity.Kind, Subject(entity), removal),
        { Retirement: { } reason } => Line(entity.Kind, $"{Subject(entity)} is {reason}.", isError: false),
        _ => "",
    };

    public static string Line(VariationModel variation, EntityModel experience) => variation.Removal is { } removal && experience.Removal is null
        ? Line(EntityKind.Experience, $"The variation '{variation.Key ?? variation.Id}' of the experience '{experience.Key}'", removal)
        : "";

    public static string Line(VariableModel variable, EntityModel feature) => variable.Removal is { } removal && feature.Removal is null
        ? Line(EntityKind.Feature, $"The variable '{variable.Key}' of the feature '{feature.Key}'", removal)
        : "";

    public static string Line(AttributeModel attribute) => attribute.Removal is { } removal
        ? Line(kind: null, $"The attribute '{attribute.Key}' is retired: no rule has read it since {removal.Since}.", removal.IsError)
        : "";

    private static string Subject(EntityModel entity) => $"The {entity.Kind.Word()} '{entity.Key}'";

    private static string Line(EntityKind? kind, string subject, Removal removal) => Line(kind, $"{subject} is retired: {removal.Reason}.", removal.IsError);

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
