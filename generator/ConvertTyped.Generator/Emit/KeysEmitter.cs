namespace ConvertTyped.Generator.Emit;

/// <summary>Emits the keys of entities as constants, in <c>FeatureKeys</c> and similar classes.</summary>
internal static class KeysEmitter
{
    public static GeneratedFile Emit(ProjectPart<EntityModel> part, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        var byKind = part.Entities.ToLookup(entity => entity.Kind);
        foreach (EntityKind kind in Enum.GetValues(typeof(EntityKind)))
        {
            // The audiences and locations of experiences must not be readable in the browser.
            if (settings.IsForBrowser && kind is (EntityKind.Audience or EntityKind.Location))
                continue;
            WriteKeys(code, kind, [.. byKind[kind]], part.ProjectXml, settings);
        }

        return GeneratedFile.Create(settings, "Keys", code);
    }

    private static void WriteKeys(CodeWriter code, EntityKind kind, EntityModel[] entities, string project, GenerationSettings settings)
    {
        code.Blank();
        code.Write($"""
            /// <summary>The keys of the {kind.ListName()} of {project}.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class {kind}Keys
            """);
        code.Open();
        for (var i = 0; i < entities.Length; i++)
        {
            if (i > 0)
                code.Blank();
            code.Write($"""
                /// <summary>{EntityXml.Describe(entities[i])}</summary>
                {ObsoleteCode.Line(entities[i])}public const string {entities[i].Name.Member} = {Literal.Of(entities[i].Key)};
                """);
        }
        code.Close();
    }
}
