namespace ConvertTyped.Generator.Emit;

/// <summary>How documentation comments speak of an entity.</summary>
internal static class EntityXml
{
    /// <summary><c>Checkout banner: feature checkout-banner, id 10051</c>, and what else the config says in a word.</summary>
    public static string Describe(EntityModel entity)
    {
        var title = entity.Title is null ? "" : $"<b>{XmlText.Escape(entity.Title)}</b>: ";
        string[] facts = [.. new[] { entity.Id is null ? null : "id " + entity.Id, entity.Type, entity.Status }
            .Where(fact => fact is not null)
            .Select(fact => ", " + XmlText.Escape(fact!))];
        return $"{title}{entity.Kind.Word()} <c>{XmlText.Escape(entity.Key)}</c>{string.Concat(facts)}.";
    }

    public static string Describe(VariationModel variation)
    {
        var title = variation.Title is null ? "" : $"<b>{XmlText.Escape(variation.Title)}</b>: ";
        var key = variation.Key is null ? "variation" : $"variation <c>{XmlText.Escape(variation.Key)}</c>";
        string[] facts = [.. new[]
            {
                "id " + variation.Id,
                variation.Traffic is null ? null : variation.Traffic + " % of the traffic",
                variation.Status,
                variation.IsBaseline ? "baseline" : null,
            }
            .Where(fact => fact is not null)
            .Select(fact => ", " + XmlText.Escape(fact!))];
        return $"{title}{key}{string.Concat(facts)}.";
    }

    /// <summary>The entity where more is said of it elsewhere.</summary>
    public static string Mention(EntityModel entity) => $"the {entity.Kind.Word()} <c>{XmlText.Escape(entity.Key)}</c>";
}
