namespace ConvertTyped.Generator.Emit;

/// <summary>What marks the accessor of an entity that the config has retired.</summary>
internal static class RetiredAttribute
{
    /// <summary>The attribute with its line end; empty for an entity in use.</summary>
    public static string Line(EntityModel entity)
    {
        if (entity.Retirement is not { } reason || Id(entity.Kind) is not { } id)
            return "";
        var message = Literal.Of($"The {entity.Kind.Word()} '{entity.Key}' is {reason}.");
        return $"[global::System.Obsolete({message}, DiagnosticId = \"{id}\", UrlFormat = \"{RulePages.UrlFormat}\")]\n";
    }

    private static string? Id(EntityKind kind) => kind switch
    {
        EntityKind.Experience => "CVT2001",
        EntityKind.Feature => "CVT2002",
        EntityKind.Goal => "CVT2003",
        _ => null,
    };
}
