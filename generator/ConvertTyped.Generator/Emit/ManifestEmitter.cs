namespace ConvertTyped.Generator.Emit;

/// <summary><c>ConvertManifest</c>, what the runtime compares with the live config.</summary>
internal static class ManifestEmitter
{
    public static GeneratedFile Emit(ManifestPart manifest, GenerationSettings settings)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>What this code knows of {manifest.Experiences.ProjectXml}.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class ConvertManifest
            """);
        code.Open();
        code.Write($$"""
            /// <summary>For <see cref="global::ConvertTyped.ConvertOptions.Manifest"/>: each live config is compared with it.</summary>
            public static global::ConvertTyped.ConfigManifest Instance { get; } = new(
                projectId: {{Literal.Of(manifest.ProjectId)}},
                experiences: {{Lists(manifest.Experiences.Entities)}},
                features: {{Lists(manifest.Features)}},
                goals: {{List(manifest.Goals)}},
                segments: {{List(manifest.Segments)}});
            """);
        code.Close();
        return GeneratedFile.Of(settings, "Manifest", code);
    }

    private static string Lists(EquatableArray<ManifestEntry> entries) => entries.Count == 0
        ? "global::System.Array.Empty<string[]>()"
        : $"new[]\n    {{\n{string.Concat(entries.Select(entry => $"        {List(entry.Texts)},\n"))}    }}";

    private static string List(EquatableArray<string> texts) => texts.Count == 0
        ? "global::System.Array.Empty<string>()"
        : $"new[] {{ {string.Join(", ", texts.Select(Literal.Of))} }}";
}
