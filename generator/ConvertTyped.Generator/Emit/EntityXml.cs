namespace ConvertTyped.Generator.Emit;

/// <summary>Describes entities for documentation comments.</summary>
internal static class EntityXml
{
    /// <summary>
    /// The entity's kind and key, and its name, id, type and status if it has them. If convert.retired.json lists the entity, the text also says why the entity
    /// is retired. Example: <c>Checkout banner: feature checkout-banner, id 10051.</c>
    /// </summary>
    public static string Describe(EntityModel entity)
    {
        var title = entity.Title is null ? "" : $"<b>{XmlText.Escape(entity.Title)}</b>: ";
        string[] facts = [.. new[] { entity.Id is null ? null : "id " + entity.Id, entity.Type is null ? null : "type " + entity.Type, entity.Status, entity.RetiredEntry?.Reason }
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
                variation.Traffic is null ? null : variation.Traffic + "% of the traffic",
                variation.Status,
                variation.IsBaseline ? "baseline" : null,
                variation.RetiredEntry?.Reason,
            }
            .Where(fact => fact is not null)
            .Select(fact => ", " + XmlText.Escape(fact!))];
        return $"{title}{key}{string.Concat(facts)}.";
    }

    /// <summary>All variations in one sentence, with their traffic allocations: <c>Variations: control (50%, baseline), treatment (50%).</c></summary>
    public static string Summarize(IEnumerable<VariationModel> variations)
    {
        string[] items = [.. variations.Select(Summarize)];
        return items.Length == 0 ? "It has no variations." : $"Variations: {string.Join(", ", items)}.";
    }

    /// <summary>A value of the config. An empty string stands for values that are left out, and is shown as an ellipsis.</summary>
    public static string Value(string text) => text.Length == 0 ? "…" : $"<c>{XmlText.Escape(text)}</c>";

    /// <summary>A reference to an entity that is described elsewhere.</summary>
    public static string Mention(EntityModel entity) => $"the {entity.Kind.Word()} <c>{XmlText.Escape(entity.Key)}</c>";

    private static string Summarize(VariationModel variation)
    {
        string[] facts = [.. new[] { variation.Traffic is null ? null : variation.Traffic + "%", variation.IsBaseline ? "baseline" : null }.OfType<string>()];
        return $"<c>{XmlText.Escape(variation.Key ?? variation.Id)}</c>{(facts.Length == 0 ? "" : $" ({string.Join(", ", facts)})")}";
    }
}
